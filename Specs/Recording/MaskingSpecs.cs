using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Specs.Bridge;

namespace Kiwoom.Specs.Recording;

/// <summary>What of a person and their accounts a recording keeps.</summary>
public sealed class MaskingSpecs
{
    [Property(MaxTest = 15)]
    public void A_masked_day_names_no_account_and_plays_as_the_unmasked_one(int seed)
    {
        var open = RandomSession.Live(seed);
        var masked = RandomSession.Live(seed, masks: true);
        var recordings = masked.Finish();
        foreach (var (plain, hidden) in open.Finish().Zip(recordings))
        {
            var text = Encoding.UTF8.GetString(hidden);
            text.ShouldNotContain(BridgeRig.Account.Value);
            text.ShouldNotContain(BridgeRig.Account.Value[..8]);
            var (one, other) = (RecordedRig.Play(plain), RecordedRig.Play(hidden));
            other.Divergences.ShouldBeEmpty();
            (other.Calls, other.Orders, other.Reports, other.Executions, other.MarketData).ShouldBe((one.Calls, one.Orders, one.Reports, one.Executions, one.MarketData));
        }
    }

    [Property(MaxTest = 200)]
    public void Whatever_the_account_it_stands_nowhere_and_its_pseudonym_is_an_account_of_the_same_kind(uint stem, byte suffix)
    {
        var number = $"{stem % 100_000_000:00000000}{suffix % 100:00}";
        var text = Encoding.UTF8.GetString(Record(masks: true, number, "honggd77", "홍길동"));
        var pseudonym = JsonDocument.Parse(text.Split('\n').Single(l => l.Contains("\"ACCNO\""))).RootElement.GetProperty("r").GetString()!.Split(';')[0];
        foreach (var secret in new[] { number, $"{number[..4]}-{number[4..8]}-{number[8..]}", $"{number[..8]}-{number[8..]}", "honggd77", "홍길동" })
            text.ShouldNotContain(secret);
        AccountNo.TryParse(pseudonym, out _).ShouldBeTrue();
        pseudonym[8..].ShouldBe(number[8..]);
        foreach (var place in new[] { $"\"9201\":\"{pseudonym}\"", $"[{pseudonym}] 투자자(investor)님", $"계좌번호\":{{\"0\":\"  {pseudonym}\"", $"\"1001\",\"{pseudonym}\",1,", $"{pseudonym} 없음" })
            text.ShouldContain(place);
    }

    [Fact]
    public void Without_being_asked_only_passwords_are_hidden()
    {
        var text = Encoding.UTF8.GetString(Record(masks: false, "8112345611", "honggd77", "홍길동"));
        text.ShouldContain("8112345611");
        text.ShouldContain("honggd77");
        text.ShouldContain("홍길동");
        text.ShouldContain("[\"비밀번호\",\"*\"]");
        text.ShouldNotContain("0000secret");
    }

    [Fact]
    public void An_account_that_only_a_message_names_is_masked_too()
    {
        var text = Encoding.UTF8.GetString(RecordedCalls.Of(masks: true, (_, _) => null, (_, control) => control.Sink.OnReceiveMsg("1001", "c1", "KOA", "계좌 8112-3456-11 확인")));
        text.ShouldNotContain("8112-3456-11");
        text.ShouldContain("계좌 9");
    }

    [Fact]
    public void The_user_is_masked_though_the_bridge_never_asks_who_it_is()
    {
        var text = Encoding.UTF8.GetString(LoggedIn(masks: true, tag => tag == "USER_ID" ? "honggd77" : "홍길동"));
        text.ShouldNotContain("honggd77");
        text.ShouldNotContain("홍길동");
        text.ShouldContain("투자자(investor)님");
        text.ShouldNotContain("USER_");
        Encoding.UTF8.GetString(LoggedIn(masks: false, _ => throw new InvalidOperationException("asked"))).ShouldContain("홍길동(honggd77)님");
    }

    [Fact]
    public void Where_the_control_does_not_say_who_is_logged_in_a_masked_recording_ends_before_anything_names_them()
    {
        var text = Encoding.UTF8.GetString(LoggedIn(masks: true, _ => throw new InvalidOperationException("0x8000FFFF")));
        text.ShouldNotContain("홍길동");
        text.ShouldContain("the user cannot be masked");
    }

    // As the bridge has it: a login, and then messages that name the user.
    private static byte[] LoggedIn(bool masks, Func<string, object?> who) => RecordedCalls.Of(
        masks,
        (method, arguments) => method == nameof(IKiwoomApi.GetLoginInfo) ? who((string)arguments[0]!) : null,
        (_, control) =>
        {
            control.Sink.OnEventConnect(0);
            control.Sink.OnReceiveMsg("1001", "c1", "KOA_NORMAL_BUY_KP_ORD", "[100000] 홍길동(honggd77)님 매수주문이 완료되었습니다.");
        });

    private static byte[] Record(bool masks, string number, string id, string name)
    {
        object? Answer(string method, object?[] arguments) => (method, arguments.FirstOrDefault()) switch
        {
            (nameof(IKiwoomApi.GetLoginInfo), "ACCNO") => $"{number};",
            (nameof(IKiwoomApi.GetLoginInfo), "USER_ID") => id,
            (nameof(IKiwoomApi.GetLoginInfo), "USER_NAME") => name,
            (nameof(IKiwoomApi.GetChejanData), 9201) => number,
            (nameof(IKiwoomApi.GetCommData), _) => (string)arguments[3]! == "성명" ? name : "  " + number,
            (nameof(IKiwoomApi.KOA_Functions), _) => throw new InvalidOperationException($"{number} 없음"),
            _ => null,
        };

        return RecordedCalls.Of(masks, Answer, (api, control) =>
        {
            foreach (var tag in new[] { "ACCNO", "USER_ID", "USER_NAME" })
                api.GetLoginInfo(tag);
            api.SetInputValue("계좌번호", number);
            api.SetInputValue("비밀번호", "0000secret");
            api.SendOrder("c1", "1001", number, 1, "005930", 10, 70_000, "00", "");
            control.Sink.OnReceiveMsg("1001", "c1", "KOA_NORMAL_BUY_KP_ORD", $"[{number}] {name}({id})님 {number[..4]}-{number[4..8]}-{number[8..]} 접수");
            control.Sink.OnReceiveChejanData("0", 1, "9201");
            control.Sink.OnReceiveRealData("005930", "주문체결", $"{number}\t{id}");
            Should.Throw<InvalidOperationException>(() => api.KOA_Functions("GetServerGubun", ""));
        });
    }
}
