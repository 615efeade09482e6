using System.Globalization;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Bridge.Doctor.Probe.Control;

/// <summary>The same harmless query again and again, until Kiwoom refuses it.</summary>
internal sealed class CountedQueries(ProbeSession session)
{
    /// <summary>What their RQNames begin with.</summary>
    internal const string Prefix = "COUNT-";

    private const int MostTexts = 20;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Pending<bool>? _answered;
    private string? _awaited;

    /// <summary>Queries that Kiwoom took.</summary>
    internal int Taken { get; private set; }

    /// <summary>Queries that were taken and not answered in time.</summary>
    internal int Unanswered { get; private set; }

    /// <summary>Different texts of OnReceiveMsg.</summary>
    internal IReadOnlyList<string> Texts
    {
        get
        {
            lock (_gate)
                return [.. _texts];
        }
    }

    /// <summary>Asks until a return code other than 0 comes; gives it, or 0 where none came within the most that is asked.</summary>
    internal async Task<int> AskUntilRefused(CancellationToken stop)
    {
        var options = session.Options;
        session.Sink.Counted = Heard;
        while (Taken < options.LongWindowMost)
        {
            var name = Prefix + (Taken + 1).ToString(CultureInfo.InvariantCulture);
            var answered = new Pending<bool>(options.QueryTimeout, session.Clocks.Machine, stop);
            lock (_gate)
                (_awaited, _answered) = (name, answered);
            var code = await session.Calls.Call("CommRqData", api =>
            {
                api.SetInputValue("종목코드", options.Symbol.Value);
                return api.CommRqData(name, "opt10001", 0, ScreenAllocator.Queries[^1]);
            });
            if (code != KiwoomReturnCode.Ok)
                return code;
            Taken++;
            try
            {
                await answered.Result();
            }
            catch (TimeoutException)
            {
                Unanswered++;
            }

            if (Taken % 100 == 0)
                session.Say($"{Taken} queries");
            session.ThrowIfLost();
            await Task.Delay(options.LongWindowSpacing, session.Clocks.Machine, stop);
        }

        return KiwoomReturnCode.Ok;
    }

    private void Heard(string rqName, string? text)
    {
        lock (_gate)
        {
            if (text is not null && _texts.Count < MostTexts)
                _texts.Add(text.Trim());
            else if (text is null && rqName == _awaited)
                _answered?.Set(true);
        }
    }
}
