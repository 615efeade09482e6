using System.CommandLine;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>health</c>: asks a running gateway how it is, for supervisors and containers that have no other client.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);

    internal static Command Create()
    {
        var url = GatewayClient.Url();
        var ready = new Option<bool>("--ready") { Description = "ask whether it can trade, which needs a token, instead of whether it answers" };
        var token = GatewayClient.Token();
        var command = new Command("health", "Ask a running gateway whether it answers. Exit codes: 0 yes, 1 no, 2 wrong command line") { url, ready, token };
        command.SetAction((result, cancellation) =>
        {
            if (!Uri.TryCreate(result.GetValue(url), UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
                return Task.FromResult(CommonOptions.Fail("--url takes an address that begins with http:// or https://", ExitCode.Usage));

            var bearer = result.GetValue(token) ?? Environment.GetEnvironmentVariable(GatewayClient.TokenVariable);
            if (result.GetValue(ready) && (string.IsNullOrWhiteSpace(bearer) || bearer.Any(c => c is <= ' ' or > '~')))
                return Task.FromResult(CommonOptions.Fail($"--ready needs a token: give --token or set {GatewayClient.TokenVariable}.", ExitCode.Usage));

            return Ask(new Uri(address, result.GetValue(ready) ? "/health/ready" : "/health/live"), result.GetValue(ready) ? bearer : null, cancellation);
        });
        return command;
    }

    private static async Task<int> Ask(Uri address, string? token, CancellationToken cancellation)
    {
        try
        {
            using var http = new HttpClient { Timeout = _patience };
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (token is not null)
                request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);

            using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
            Console.WriteLine(await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
            return response.IsSuccessStatusCode ? ExitCode.Ok : ExitCode.Failed;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return CommonOptions.Fail($"The gateway at {address.GetLeftPart(UriPartial.Authority)} does not answer: {fault.Message}");
        }
    }
}
