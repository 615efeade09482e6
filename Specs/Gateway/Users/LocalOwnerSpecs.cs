using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Security;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>Strategies where no Supabase project is configured, or none any more.</summary>
public sealed class LocalOwnerSpecs : IDisposable
{
    private const string Uuid = "0b6f7b0e-6a3c-4f0e-9a53-0d5a4f8f0c11";
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_local_users_strategy_trades() =>
        Owners().CallerOf(StrategyOwners.Strategy("kim", TradingMode.Real)).ShouldSatisfyAllConditions(c => c.Refusal.ShouldBeNull(), c => c.Level.ShouldBe(PermissionLevel.RealTrader));

    [Fact]
    public void A_Supabase_users_strategy_trades_no_more_and_is_told_why() =>
        Owners().CallerOf(StrategyOwners.Strategy(Uuid, TradingMode.Paper)).Refusal.ShouldNotBeNull().ShouldContain("supabase_auth");

    [Fact]
    public void A_local_user_whose_name_is_a_uuid_is_local()
    {
        new Tokens(TokenKey.LoadOrCreate(_data.Path), new TokenRegister(_data.Path, TimeProvider.System), TimeProvider.System)
            .Issue(UserId.Parse(Uuid), PermissionLevel.PaperTrader, [], TimeSpan.FromDays(1));

        Owners().CallerOf(StrategyOwners.Strategy(Uuid, TradingMode.Paper)).Refusal.ShouldBeNull();
    }

    private LocalOwners Owners() => new(new TokenRegister(_data.Path, TimeProvider.System));
}
