namespace Kiwoom.Gateway.Http;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">Its name as sent, or <c>body</c>.</param>
/// <param name="Text">What is wrong and what would be right.</param>
public sealed record FieldError(string Field, string Text);
