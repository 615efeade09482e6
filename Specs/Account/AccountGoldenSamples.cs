using Kiwoom.Actors.Account;
using Kiwoom.Actors.Journal;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Account;

public sealed class AccountGoldenSamples : GoldenSampleContract
{
    protected override EventCatalog Catalog { get; } = new EventCatalogBuilder().AddAccountEvents().Build();

    protected override string Folder => "Account/GoldenSamples";

    [Fact]
    public void Every_event_of_an_account_is_registered() =>
        typeof(AccountEvent).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(AccountEvent))).ShouldBe(AccountEvents.All, ignoreOrder: true);
}
