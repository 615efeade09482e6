using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using AxInterop.KHOpenAPILib;

namespace Kiwoom.Specs.Ocx;

/// <summary>Events as they cross from the control, in good and in odd shapes.</summary>
public sealed unsafe class ControlEventSpecs : IDisposable
{
    private readonly HandMadeControl _made = new();
    private readonly RecordedControlEvents _events = new();
    private readonly List<string> _faults = [];
    private readonly KHOpenAPI _control;
    private readonly IDisposable _connection;

    public ControlEventSpecs()
    {
        var unknown = _made.Unknown();
        _control = new KHOpenAPI(unknown);
        Marshal.Release(unknown);
        _connection = _control.Advise(_events, (name, fault) => _faults.Add($"{name}: {fault.Message}"));
    }

    public void Dispose() => _control.Dispose();

    [Fact]
    public void Every_event_arrives_with_its_arguments_in_their_places()
    {
        Fire(1, "0101", "c1", "KOA", "rec", "2", 5, "e", "m", "s").ShouldBe(0);
        Fire(2, "005930", "주식체결", "data");
        Fire(3, "0101", "c1", "KOA", "[100000] 모의투자 매수주문이 완료되었습니다.");
        Fire(4, "0", 3, "9201;9203;");
        Fire(5, -106);
        Fire(6, "key");
        Fire(7, "005930", "I", "조건", "001");
        Fire(8, "0156", "005930;000660;", "조건", 1, 0);
        Fire(9, 1, "ok");
        _events.Heard.ShouldBe(
        [
            "OnReceiveTrData(0101|c1|KOA|rec|2|5|e|m|s)", "OnReceiveRealData(005930|주식체결|data)",
            "OnReceiveMsg(0101|c1|KOA|[100000] 모의투자 매수주문이 완료되었습니다.)", "OnReceiveChejanData(0|3|9201;9203;)", "OnEventConnect(-106)",
            "OnReceiveInvestRealData(key)", "OnReceiveRealCondition(005930|I|조건|001)", "OnReceiveTrCondition(0156|005930;000660;|조건|1|0)", "OnReceiveConditionVer(1|ok)",
        ]);
    }

    [Fact]
    public void Missing_and_empty_arguments_are_read_as_none()
    {
        _made.Fire(4).ShouldBe(0);
        _made.Fire(4, ComVariant.CreateRaw<nint>(VarEnum.VT_BSTR, 0), default, ComVariant.Null).ShouldBe(0);
        _made.FireWithout(5).ShouldBe(0);
        Fire(1, "0101", "c1").ShouldBe(0);
        _events.Heard.ShouldBe(["OnReceiveChejanData(|0|)", "OnReceiveChejanData(|0|)", "OnEventConnect(0)", "OnReceiveTrData(0101|c1||||0|||)"]);
        _faults.ShouldBeEmpty();
    }

    [Fact]
    public void Oddly_typed_arguments_are_read_by_what_they_mean()
    {
        var number = -101;
        var text = Marshal.StringToBSTR("1");
        var inner = ComVariant.Create((short)3);
        var byReference = ComVariant.CreateRaw(VarEnum.VT_BYREF | VarEnum.VT_I4, (nint)(&number));
        _made.Fire(5, byReference).ShouldBe(0);
        _made.Fire(4, ComVariant.CreateRaw(VarEnum.VT_BYREF | VarEnum.VT_BSTR, (nint)(&text)), ComVariant.CreateRaw(VarEnum.VT_BYREF | VarEnum.VT_VARIANT, (nint)(&inner)), ComVariant.Create(9201)).ShouldBe(0);
        Fire(5, " -5 ");
        Fire(5, long.MaxValue);
        _events.Heard.ShouldBe(["OnEventConnect(-101)", "OnReceiveChejanData(1|3|9201)", "OnEventConnect(-5)", "OnEventConnect(0)"]);
        Marshal.FreeBSTR(text);
    }

    [Fact]
    public void Named_arguments_are_found_by_the_parameter_they_stand_for()
    {
        var values = stackalloc ComVariant[] { ComVariant.Create(4), ComVariant.Create("1") };
        var names = stackalloc int[] { 1, 0 };
        var parameters = new DispatchParameters { Arguments = values, Named = names, Count = 2, NamedCount = 2 };
        _made.Fire(4, &parameters).ShouldBe(0);
        _events.Heard.ShouldBe(["OnReceiveChejanData(1|4|)"]);
        values[1].Dispose();
    }

    [Fact]
    public void A_reference_that_leads_in_circles_ends()
    {
        ComVariant circle;
        circle = ComVariant.CreateRaw(VarEnum.VT_BYREF | VarEnum.VT_VARIANT, (nint)(&circle));
        var parameters = new DispatchParameters { Arguments = &circle, Count = 1 };
        _made.Fire(5, &parameters).ShouldBe(0);
        _events.Heard.ShouldBe(["OnEventConnect(0)"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-1)]
    public void An_unknown_event_is_not_heard(int id)
    {
        Fire(id, "x").ShouldBe(unchecked((int)0x80020003));
        _events.Heard.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_handler_throws_is_told_and_does_not_reach_the_control()
    {
        _events.Throws = new InvalidOperationException("broken");
        Fire(5, 0).ShouldBe(0);
        _faults.ShouldBe(["OnEventConnect: broken"]);
    }

    [Fact]
    public void After_its_end_nothing_is_heard()
    {
        _connection.Dispose();
        _made.Unadvised.ShouldBe(7u);
        _connection.Dispose();
    }

    [Fact]
    public void After_its_end_nothing_is_heard_of_a_control_that_goes_on_either()
    {
        _made.GoesOn = true;
        Fire(5, 0).ShouldBe(0);
        _connection.Dispose();
        Fire(5, -106).ShouldBe(0);
        _events.Heard.ShouldHaveSingleItem();
        _made.LetGo();
    }

    [Fact]
    public void Letting_go_of_the_control_ends_its_connections()
    {
        _control.Dispose();
        _made.Unadvised.ShouldBe(7u);
    }

    [Fact]
    public void A_control_without_Kiwooms_events_is_refused_with_a_reason()
    {
        var other = new HandMadeControl { HasEvents = false };
        var unknown = other.Unknown();
        using var control = new KHOpenAPI(unknown);
        Marshal.Release(unknown);
        Should.Throw<KHOpenAPIException>(() => control.Advise(_events, (_, _) => { })).Message.ShouldContain("Install Kiwoom Open API+ again");
    }

    private int Fire(int id, params object[] arguments)
    {
        var variants = arguments.Select(a => a switch
        {
            int number => ComVariant.Create(number),
            long number => ComVariant.Create(number),
            _ => ComVariant.Create((string)a),
        }).ToArray();
        var answer = _made.Fire(id, [.. variants]);
        foreach (ref var variant in variants.AsSpan())
            variant.Dispose();
        return answer;
    }
}
