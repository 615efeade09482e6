using System.Diagnostics;
using System.Text.Json;

namespace Kiwoom.Specs.Supabase;

/// <summary>Supabase's own JavaScript client, in one Node.js process that ends with this one.</summary>
internal sealed class SupabaseClient : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Process _node;

    private SupabaseClient(Process node) => _node = node;

    /// <summary>Starts the process.</summary>
    /// <param name="address">Where PostgREST answers.</param>
    /// <param name="anonymousKey">The key that everybody may have.</param>
    public static SupabaseClient Start(Uri address, string anonymousKey)
    {
        SupabaseFiles.Installed("@supabase/supabase-js/package.json");
        var start = new ProcessStartInfo("node", [Path.Combine(SupabaseFiles.Client, "host.mjs"), address.GetLeftPart(UriPartial.Authority), anonymousKey])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new SupabaseClient(Process.Start(start) ?? throw new InvalidOperationException("node did not start"));
    }

    /// <summary>Runs an expression on a client.</summary>
    /// <param name="token">The signed-in user's access token; null for nobody.</param>
    /// <param name="expression">JavaScript on <c>db</c>, the client; gives what supabase-js answers.</param>
    public async Task<ClientAnswer> Ask(string? token, string expression)
    {
        await _turn.WaitAsync();
        try
        {
            await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { token, expression }));
            await _node.StandardInput.FlushAsync();
            var line = await _node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("node ended: what it complained of is on this process's standard error");
            var answer = JsonDocument.Parse(line).RootElement;
            return answer.TryGetProperty("thrown", out var thrown)
                ? throw new InvalidOperationException($"{expression}: {thrown.GetString()}")
                : new ClientAnswer(expression, answer);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
        _turn.Dispose();
    }
}
