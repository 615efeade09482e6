namespace Kiwoom.Gateway.Http;

/// <summary>Marks an endpoint that answers without a token of the API: it holds no data, or asks for proof of its own.</summary>
/// <param name="AnyHost">Whether it may also be addressed by names other than the allowed ones, as the bridge's link is.</param>
public sealed record OpenEndpoint(bool AnyHost = false);
