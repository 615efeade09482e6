using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kiwoom.Specs.Link;

namespace Kiwoom.Specs.Wine.Ocx;

/// <summary>The control as the bridge hosts it (Bridge.Windows/Ocx), in a process under Wine that is driven by lines of JSON (Specs/OcxDriver).</summary>
internal sealed class DrivenControl : IAsyncDisposable
{
    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _gate = new();
    private readonly Dictionary<int, TaskCompletionSource<JsonNode>> _asked = [];
    private readonly List<JsonNode> _lines = [];
    private readonly List<int> _answered = [];
    private readonly Task _reading;
    private Exception? _fault;
    private int _lastId;
    private int _looked;

    private DrivenControl(WineProcess process)
    {
        Process = process;
        _reading = Read();
    }

    public WineProcess Process { get; }

    /// <summary>Everything it wrote that was no answer, oldest first.</summary>
    public IReadOnlyList<JsonNode> Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines];
        }
    }

    /// <summary>The events so far.</summary>
    public IReadOnlyList<JsonNode> Events => [.. Lines.Where(l => l["event"] is not null)];

    /// <summary>The lines of its log so far.</summary>
    public IReadOnlyList<string> Log => [.. Lines.Where(l => l["log"] is not null).Select(l => $"{l["log"]}: {l["text"]}")];

    /// <summary>Questions that were answered, in the order of their answers.</summary>
    public IReadOnlyList<int> Answered
    {
        get
        {
            lock (_gate)
                return [.. _answered];
        }
    }

    public static async Task<DrivenControl> Start(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var control = new DrivenControl(WineProcess.Start(WineEnvironment.Node("OcxDriver", "kiwoom-ocx-driver.exe"), arguments, variables));
        await control.Line(l => l["ready"] is not null, "ready");
        return control;
    }

    /// <summary>Calls a method and gives its result; a failure is a <see cref="DriverFault"/>.</summary>
    public async Task<JsonNode?> Call(string method, params object?[] arguments) => Result(await Ask(method, arguments).Answer);

    /// <summary>Calls a method that has to fail.</summary>
    public async Task<DriverFault> Fault(string method, params object?[] arguments) => await Should.ThrowAsync<DriverFault>(() => Call(method, arguments));

    /// <summary>Calls a method without waiting; the number of the question, and its answer to come.</summary>
    public (int Id, Task<JsonNode> Answer) Ask(string method, params object?[] arguments)
    {
        int id;
        var answer = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            id = ++_lastId;
            if (_fault is not null)
                throw new InvalidOperationException(_fault.Message, _fault);
            _asked.Add(id, answer);
        }

        Process.Send(JsonSerializer.Serialize(new { id, call = method, args = arguments }, _json)).GetAwaiter().GetResult();
        return (id, answer.Task);
    }

    /// <summary>What an answer holds.</summary>
    public static JsonNode? Result(JsonNode answer) => answer["error"] is { } error
        ? throw new DriverFault((string)error["type"]!, (string)error["hresult"]!, (string)error["message"]!)
        : answer["result"];

    /// <summary>Waits for the next event of a name; those before it count as read.</summary>
    public Task<JsonNode> Event(string name) => Line(l => (string?)l["event"] == name, name);

    /// <summary>Waits for the next line that satisfies a condition; those before it count as read.</summary>
    public async Task<JsonNode> Line(Func<JsonNode, bool> wanted, string what)
    {
        JsonNode? found = null;
        await Eventually.Is(
            () =>
            {
                lock (_gate)
                {
                    while (found is null && _looked < _lines.Count)
                    {
                        if (wanted(_lines[_looked++]))
                            found = _lines[_looked - 1];
                    }

                    return found is not null || _fault is not null;
                }
            },
            () => $"{what} did not come:\n{Process.Everything()}");
        return found ?? throw new InvalidOperationException($"It ended before {what} came:\n{Process.Everything()}", _fault);
    }

    /// <summary>Waits until a question has the answer that is wanted, asking again and again.</summary>
    public async Task<JsonNode> Until(string question, Func<JsonNode, bool> wanted)
    {
        for (var i = 0; ; i++)
        {
            var now = (await Call(question))!;
            if (wanted(now))
                return now;
            if (i == 3000)
                throw new TimeoutException($"{question} went on to say {now.ToJsonString()}:\n{Process.Everything()}");
            await Task.Delay(10);
        }
    }

    /// <summary>Logs in.</summary>
    public async Task LogIn()
    {
        ((int)(await Call("CommConnect"))!).ShouldBe(0);
        ((int)(await Event("OnEventConnect"))["args"]!["nErrCode"]!).ShouldBe(0);
    }

    /// <summary>Ends it by the end of its input; gives the exit code.</summary>
    public async Task<int> End()
    {
        Process.EndInput();
        return await Process.End();
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await _reading;
    }

    // Every line is parsed: one that is not JSON ends the reading, and with it the spec.
    private async Task Read()
    {
        try
        {
            while (true)
                Take(JsonNode.Parse(await Process.Line(_ => true, "a line"))!);
        }
        catch (Exception fault)
        {
            TaskCompletionSource<JsonNode>[] left;
            lock (_gate)
            {
                _fault = fault;
                left = [.. _asked.Values];
            }

            foreach (var asked in left)
                asked.TrySetException(fault);
        }
    }

    private void Take(JsonNode line)
    {
        TaskCompletionSource<JsonNode>? asked = null;
        lock (_gate)
        {
            if (line["id"] is { } id && _asked.Remove((int)id, out asked))
                _answered.Add((int)id);
            else
                _lines.Add(line);
        }

        asked?.SetResult(line);
    }
}
