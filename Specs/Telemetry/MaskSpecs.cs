using FsCheck.Xunit;
using Kiwoom.Gateway.Telemetry;

namespace Kiwoom.Specs.Telemetry;

public sealed class MaskSpecs
{
    [Theory]
    [InlineData("account-8012345611 at #7", "account-********11 at #7")]
    [InlineData("/accounts/8012345611: the disk is full", "/accounts/********11: the disk is full")]
    [InlineData("8012345611:o-1:1", "********11:o-1:1")]
    [InlineData("at 1790000000000 and 005930 and 70000", "at 1790000000000 and 005930 and 70000")]
    [InlineData("GET /?token=eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl now", "GET /?token=<token> now")]
    public void Account_numbers_and_tokens_go_and_the_rest_stays(string text, string masked) => Mask.Text(text).ShouldBe(masked);

    [Property(MaxTest = 200)]
    public void No_account_number_survives_whatever_stands_around_it(string? before, string? after, uint number)
    {
        var account = $"8{number % 1_000_000_000:000000000}";
        Mask.Text($"{before} {account} {after}").ShouldNotContain(account);
    }
}
