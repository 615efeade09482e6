using System.Net.WebSockets;
using System.Text.Json;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Clients;

/// <summary>One client's WebSocket from opening to end.</summary>
/// <remarks>Three loops: one reads actions, one sends what waits in the outbox, one looks at token and session now and then. Whoever ends it
/// names the status and the reason; the sending loop says them to the client, and whatever does not come to an end by itself is cut off.</remarks>
internal sealed class ClientSession : IDisposable
{
    private const int MostActionsAtOnce = 64;
    private static readonly TimeSpan _farewell = TimeSpan.FromSeconds(5);

    // Of the range for applications' own codes; 503 in it as in HTTP.
    private static readonly WebSocketCloseStatus _cannotTell = (WebSocketCloseStatus)4503;

    private readonly WebSocket _socket;
    private readonly ClientIdentity _identity;
    private readonly ApiServices _services;
    private readonly ILogger _logger;
    private readonly ClientOutbox _outbox;
    private readonly ClientAccounts _accounts;
    private readonly ClientQuotes _quotes;
    private readonly ClientActions _actions;
    private readonly SemaphoreSlim _room = new(MostActionsAtOnce);
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _cut = new();
    private Ending? _ending;
    private SessionDocument? _shown;

    internal ClientSession(WebSocket socket, ClientIdentity identity, bool ownPath, ApiServices services, OrderDesk desk, ILogger logger)
    {
        _socket = socket;
        _identity = identity;
        _services = services;
        _logger = logger;
        _outbox = new ClientOutbox(services.Options.SocketQueue);
        _accounts = new ClientAccounts(identity, services, Put, services.Options.SocketQueue);
        _quotes = new ClientQuotes(services, _outbox.PutPrice);
        _actions = new ClientActions(identity, ownPath, services, desk, _quotes, logger);
    }

    internal async Task Run(CancellationToken stopping)
    {
        using var registration = stopping.Register(() => End(WebSocketCloseStatus.EndpointUnavailable, "the gateway stops"));
        ShowSession();
        _accounts.Begin();
        using var changes = _services.Supabase?.Permissions.Subscribe(() => Judge(_identity.Now()));
        var watching = Guarded(Watch);
        var sending = Guarded(Send);
        await Guarded(Receive).ConfigureAwait(false);
        End(WebSocketCloseStatus.NormalClosure, string.Empty);
        await Task.WhenAll(watching, sending).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _accounts.Dispose();
        _quotes.Dispose();
        _ended.Dispose();
        _cut.Dispose();
    }

    private bool Put(ClientMessage message)
    {
        if (_outbox.TryPut(message))
            return true;

        End(WebSocketCloseStatus.PolicyViolation, "too slow: read faster, then connect again for a fresh snapshot");
        return false;
    }

    /// <summary>Ends the session; the first reason stands. Callable from any thread, also from an account's: what follows runs elsewhere.</summary>
    private void End(WebSocketCloseStatus status, string reason)
    {
        if (Interlocked.CompareExchange(ref _ending, new Ending(status, reason), null) is not null)
            return;

        _outbox.Close();
        _cut.CancelAfter(_farewell);
        _ = _ended.CancelAsync();
    }

    /// <summary>Runs a loop; however it ends, the session ends with it.</summary>
    private async Task Guarded(Func<Task> loop)
    {
        await Task.Yield();
        try
        {
            await loop().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            End(WebSocketCloseStatus.NormalClosure, "the connection broke");
        }
        catch (Exception fault)
        {
            _logger.LogError(fault, "A client's WebSocket met a bug and was closed.");
            End(WebSocketCloseStatus.InternalServerError, "something went wrong inside");
        }
    }

    private async Task Receive()
    {
        var buffer = new byte[RequestBody.Largest];
        var length = 0;
        while (true)
        {
            // A full buffer leaves room for nothing: a further frame, even an empty one, would be too much.
            var frame = await _socket.ReceiveAsync(buffer.AsMemory(length), _cut.Token).ConfigureAwait(false);
            if (frame.MessageType == WebSocketMessageType.Close)
                return;

            length += frame.Count;
            if (_ending is not null)
            {
                length = 0;
            }
            else if (frame.MessageType == WebSocketMessageType.Binary)
            {
                End(WebSocketCloseStatus.InvalidMessageType, "text messages are wanted");
            }
            else if (frame.EndOfMessage)
            {
                await Start(buffer.AsSpan(0, length).ToArray()).ConfigureAwait(false);
                length = 0;
            }
            else if (length == buffer.Length)
            {
                End(WebSocketCloseStatus.MessageTooBig, $"at most {RequestBody.Largest} bytes are read");
                length = 0;
            }
        }
    }

    /// <summary>Starts an action; waits only where too many have no answer on the wire yet, which slows down this client and nobody else.</summary>
    private async Task Start(byte[] message)
    {
        await _room.WaitAsync(_ended.Token).ConfigureAwait(false);
        _ = Finish(_actions.Handle(message));
    }

    private async Task Finish(Task<ClientMessage> action) => Put(await action.ConfigureAwait(false));

    private async Task Send()
    {
        while (await _outbox.Take(CancellationToken.None).ConfigureAwait(false) is var (message, price))
        {
            if (message is null)
            {
                if (!_quotes.Has(price!.Value) || _services.Board.QuoteOf(price.Value) is not { } quote)
                    continue;

                message = new ClientMessage { Type = "realtime_price", Data = RealtimePrice.Of(quote) };
            }

            using var limit = new CancellationTokenSource(_services.Options.SocketSendLimit, _services.Clocks.Machine);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _cut.Token);
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, ApiJson.Options), WebSocketMessageType.Text, true, either.Token).ConfigureAwait(false);
            if (message.Status is not null)
                _room.Release();
        }

        if (_ending is { } ending && _socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await _socket.CloseOutputAsync(ending.Status, ending.Reason, _cut.Token).ConfigureAwait(false);
    }

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(_services.Options.SocketRecheck, _services.Clocks.Machine);
        do
        {
            ShowSession();
            await _accounts.Refresh(_ended.Token).ConfigureAwait(false);
            Judge(await _identity.Verify().ConfigureAwait(false));
        }
        while (await timer.WaitForNextTickAsync(_ended.Token).ConfigureAwait(false));
    }

    /// <summary>Ends the session where its user may no longer do what it was opened for. Callable from any thread.</summary>
    private void Judge(TokenCheck check)
    {
        switch (check)
        {
            case TokenCheck.Bad bad:
                End(WebSocketCloseStatus.PolicyViolation, bad.Reason);
                break;
            case TokenCheck.Denied:
                End(WebSocketCloseStatus.PolicyViolation, "your permission has ended");
                break;
            case TokenCheck.Unavailable:
                End(_cannotTell, "whether you still may cannot be told now: connect again later");
                break;
            case TokenCheck.Good { Principal: var now } when _accounts.Lost(now) is { } account:
                End(WebSocketCloseStatus.PolicyViolation, $"you are no member of account {account} any more: connect again for the others");
                break;
        }
    }

    /// <summary>Tells of the session where it changed in more than the time.</summary>
    private void ShowSession()
    {
        var now = _services.SessionOf(_identity.Latest);
        if (_shown is { } shown && shown with { MarketTime = now.MarketTime, Accounts = [], Bridges = [] } == now with { Accounts = [], Bridges = [] }
            && shown.Accounts.SequenceEqual(now.Accounts) && shown.Bridges.SequenceEqual(now.Bridges))
            return;

        Put(new ClientMessage { Type = "session", Snapshot = _shown is null, Data = now });
        _shown = now;
    }

    private sealed record Ending(WebSocketCloseStatus Status, string Reason);
}
