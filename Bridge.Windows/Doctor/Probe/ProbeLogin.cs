using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Connection;

namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>What the login told, and the names in it that no report may carry.</summary>
/// <param name="GubunByFunction">KOA_Functions("GetServerGubun"), as it came.</param>
/// <param name="GubunByLoginInfo">GetLoginInfo("GetServerGubun"), as it came.</param>
/// <param name="Accounts">Accounts for stocks.</param>
/// <param name="AllAccounts">Every account, to be masked.</param>
/// <param name="Names">User id and name, to be masked.</param>
/// <param name="Module">GetAPIModulePath.</param>
public sealed record ProbeLogin(
    string GubunByFunction, string GubunByLoginInfo, IReadOnlyList<AccountNo> Accounts, IReadOnlyList<string> AllAccounts, IReadOnlyList<string> Names, string Module)
{
    private const string Mock = "1";

    /// <summary>The login is one to the mock server.</summary>
    public bool IsMock => GubunByFunction == Mock;

    /// <summary>Asks which server it is; throws <see cref="NotMockException"/> for any but the mock one, and <see cref="SessionLostException"/>
    /// where the control is not logged in any more. On the control's thread.</summary>
    public static void RequireMock(IKiwoomApi api)
    {
        ArgumentNullException.ThrowIfNull(api);
        if (api.GetConnectState() != 1)
            throw new SessionLostException("Kiwoom is not logged in any more.");
        if (api.KOA_Functions("GetServerGubun", "") is var gubun && gubun != Mock)
            throw new NotMockException(gubun);
    }

    /// <summary>Logs in, or takes the login that is there.</summary>
    public static async Task<ProbeLogin> LogIn(ProbeSession session, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(session);
        await session.Calls.Call("Advise", api => session.Advised = api.Advise(session.Sink));
        if (await session.Calls.Call(nameof(IKiwoomApi.GetConnectState), api => api.GetConnectState()) != 1)
            await Connect(session, stop);
        session.IsLoggedIn = true;
        return await session.Calls.Call("GetLoginInfo", api => Read(api, session.Clocks.Market.GetUtcNow()));
    }

    private static async Task Connect(ProbeSession session, CancellationToken stop)
    {
        if (MaintenanceTimetable.WaitBeforeLogin(session.Clocks.Market.GetUtcNow()) is var wait && wait > TimeSpan.Zero)
            throw new InvalidOperationException($"Kiwoom's servers are in maintenance; come back in {wait.TotalMinutes:0} minutes.");
        session.Say("Logging in. Choose the mock server (모의투자) in Kiwoom's window.");
        var code = await session.Calls.Call(nameof(IKiwoomApi.CommConnect), api => api.CommConnect(), session.Options.LoginTimeout);
        if (code != KiwoomReturnCode.Ok)
            throw new InvalidOperationException($"The login window did not open ({code}).");
        if (!await session.Tape.Until(() => session.ConnectCode is not null, session.Options.LoginTimeout, stop))
            throw new InvalidOperationException($"The login did not end within {session.Options.LoginTimeout.TotalMinutes:0} minutes.");
        if (session.ConnectCode != KiwoomReturnCode.Ok)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Kiwoom refused the login ({session.ConnectCode})."));
    }

    private static ProbeLogin Read(IKiwoomApi api, DateTimeOffset now)
    {
        var login = new KiwoomLogin(api, new KiwoomConnectionOptions { Bridge = BridgeId.Parse("probe"), Mode = TradingMode.Paper });
        login.Connected(now);
        return new ProbeLogin(
            api.KOA_Functions("GetServerGubun", ""),
            api.GetLoginInfo("GetServerGubun"),
            login.Accounts,
            [.. (api.GetLoginInfo("ACCNO") + ";" + api.GetLoginInfo("ACCLIST")).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()],
            [api.GetLoginInfo("USER_ID").Trim(), api.GetLoginInfo("USER_NAME").Trim()],
            api.GetAPIModulePath());
    }
}
