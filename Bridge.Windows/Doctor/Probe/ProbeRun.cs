using System.Globalization;
using Kiwoom.Bridge.Doctor.Probe.Control;
using Kiwoom.Bridge.Doctor.Probe.Orders;
using Kiwoom.Bridge.Doctor.Probe.Report;
using Kiwoom.Bridge.Doctor.Probe.Steps;
using Kiwoom.Bridge.Doctor.Probe.Tape;

namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>A walk through the ten open points of the fact sheet's §13 on a login to the mock server. It always gives a report, and after every
/// step it cancels what the step left open.</summary>
/// <remarks>Its awaits go back to where they were begun, so that a caller with one thread of its own has it run there, in an order that can be
/// repeated.</remarks>
/// <param name="session">The session.</param>
/// <param name="versions">On what it runs, from the control's path.</param>
public sealed class ProbeRun(ProbeSession session, Func<string, ProbeVersions> versions)
{
    // Server first, queries last: after the long window Kiwoom may refuse every query, and with them the reading of the order list.
    private readonly ProbeStep[] _steps =
    [
        new ServerKindStep(), new ChangeEventsStep(), new FillPriceStep(), new RoutedOrdersStep(), new AfterMarketStep(), new RealTimeValuesStep(), new VenueKeysStep(),
        new EventOrderStep(), new CalendarStep(), new LongWindowStep(),
    ];

    private readonly List<Finding> _findings = [];
    private readonly OrderCleanup _cleanup = new(session);
    private readonly DateTimeOffset _began = session.Clocks.Machine.GetUtcNow();
    private readonly DateTimeOffset _marketTime = session.Clocks.Market.GetUtcNow();
    private ProbeEnd _end = ProbeEnd.Unfinished;
    private string? _endText;

    /// <summary>Takes out of the report what belongs to the person alone.</summary>
    public ProbeMask Mask => new(session.Login);

    /// <summary>Runs.</summary>
    /// <param name="written">Given the report as it is after each step, and at the end.</param>
    /// <param name="stop">Stops between and within steps; open orders are cancelled and the report is given all the same.</param>
    public async Task<ProbeReport> Run(Action<ProbeReport> written, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(written);
        written(Report()); // Should the process die, its files say that it did not end.
        if (await LogIn(stop))
        {
            for (var i = 0; i < _steps.Length && _end == ProbeEnd.Unfinished; i++)
            {
                session.Say(string.Create(CultureInfo.InvariantCulture, $"Step {i + 1} of {_steps.Length}: point {_steps[i].Number}, {_steps[i].Title}"));
                await Take(_steps[i], stop);
                written(Report());
            }

            if (_end == ProbeEnd.Unfinished)
                _end = ProbeEnd.Complete;
            await _cleanup.CloseAll();
        }

        await Unadvise();
        var report = Report();
        written(report);
        return report;
    }

    private async Task<bool> LogIn(CancellationToken stop)
    {
        try
        {
            session.Login = await ProbeLogin.LogIn(session, stop);
            if (session.Login.IsMock)
                return true;
            await Take(_steps[0], stop);
            (_end, _endText) = (ProbeEnd.NotMock, new NotMockException(session.Login.GubunByFunction).Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            (_end, _endText) = (ProbeEnd.Stopped, "Stopped during the login.");
        }
        catch (Exception fault)
        {
            (_end, _endText) = (ProbeEnd.NoLogin, fault.Message);
        }

        return false;
    }

    private async Task Take(ProbeStep step, CancellationToken stop)
    {
        var (mark, facts) = (session.Tape.Mark, new FactSheet());
        Verdict verdict;
        try
        {
            stop.ThrowIfCancellationRequested();
            session.ThrowIfLost();
            verdict = await step.Run(session, facts, stop);
        }
        catch (NotNowException notNow)
        {
            verdict = Verdict.NotNow(notNow.Message, notNow.ComeBack);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            verdict = Ended(ProbeEnd.Stopped, "The probe was stopped.");
        }
        catch (NotMockException refused)
        {
            verdict = Ended(ProbeEnd.NotMock, refused.Message);
        }
        catch (Exception lost) when (lost is SessionLostException || session.IsLost)
        {
            verdict = Ended(ProbeEnd.Cut, lost.Message);
        }
        catch (ControlBlockedException blocked)
        {
            verdict = Ended(ProbeEnd.Cut, blocked.Message) with { Status = FindingStatus.Failed };
        }
        catch (Exception fault)
        {
            verdict = new Verdict(FindingStatus.Failed, $"The step failed: {fault.Message}", "with another run");
        }

        await _cleanup.CloseAll();
        _findings.Add(step.Find(verdict, facts.Facts, session.Tape.Since(mark)));
        session.Say($"  {verdict.Status}: {verdict.Text}");
    }

    private Verdict Ended(ProbeEnd end, string text)
    {
        (_end, _endText) = (end, text);
        return Verdict.NotNow(text, "with another run");
    }

    private async Task Unadvise()
    {
        if (session.Advised is not { } advised)
            return;
        try
        {
            await session.Calls.Call("Unadvise", _ => advised.Dispose());
        }
        catch (Exception fault)
        {
            session.Say($"The control's events could not be left: {fault.Message}");
        }
    }

    private ProbeReport Report() => new()
    {
        Began = _began,
        MarketTime = _marketTime,
        End = _end,
        EndText = _endText,
        Versions = versions(session.Login?.Module ?? ""),
        Allowed = Allowed(session.Options),
        Accounts = session.Login?.AllAccounts ?? [],
        Findings = [.. _findings.Concat(_steps.Where(s => _findings.All(f => f.Number != s.Number)).Select(NotReached)).OrderBy(f => f.Number)],
        Orders = session.Tape.Read(() => (IReadOnlyList<OrderSeen>)[.. session.Orders.Book.Orders.Select(OrderSeen.Of)]),
        Left = _cleanup.Left(),
        Position = session.Tape.Read(() => session.Orders.Book.Position),
        Troubles = [.. _cleanup.Troubles],
        EventsNotKept = session.Tape.Read(() => session.Tape.NotKept),
    };

    private Finding NotReached(ProbeStep step) => step.Find(
        Verdict.NotNow(_endText is null ? "The probe has not come to it." : $"The probe ended before it: {_endText}", "with another run"), [], (IReadOnlyList<TapeEvent>)[]);

    private static string Allowed(ProbeOptions options)
    {
        var allowed = new List<string> { $"--symbol {options.Symbol}", string.Create(CultureInfo.InvariantCulture, $"--for {options.WatchFor.TotalSeconds}") };
        if (options.WithOrders)
            allowed.Add("--with-orders");
        if (options.FillShares > 0)
            allowed.Add(string.Create(CultureInfo.InvariantCulture, $"--with-fills {options.FillShares}"));
        if (options.WithPopup)
            allowed.Add("--with-popup");
        if (options.LongWindow)
            allowed.Add("--long-window");
        return string.Join(' ', allowed);
    }
}
