using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using AxInterop.KHOpenAPILib;

namespace Kiwoom.Specs.Ocx;

/// <summary>Calls as they cross to the control, heard by an object with its function tables.</summary>
public sealed class ControlCallSpecs : IDisposable
{
    private readonly HandMadeControl _made = new();
    private readonly KHOpenAPI _control;

    public ControlCallSpecs()
    {
        var unknown = _made.Unknown();
        _control = new KHOpenAPI(unknown);
        Marshal.Release(unknown);
    }

    public static TheoryData<string> Methods => [.. Enum.GetNames<KHOpenAPIMethod>()];

    public void Dispose() => _control.Dispose();

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_method_crosses_under_its_number_with_its_arguments_in_their_places(string name)
    {
        var method = typeof(KHOpenAPI).GetMethod(name)!;
        var arguments = method.GetParameters().Select((p, i) => p.ParameterType == typeof(int) ? (object)(i - 3) : $"{p.Name} 종목 {i}").ToArray();
        method.Invoke(_control, arguments);
        var call = _made.Calls.ShouldHaveSingleItem();
        call.Id.ShouldBe((int)Enum.Parse<KHOpenAPIMethod>(name));
        call.Arguments.ShouldBe(arguments);
    }

    [Fact]
    public void Every_number_from_1_to_58_is_a_method() =>
        Enum.GetValues<KHOpenAPIMethod>().Select(m => (int)m).ShouldBe(Enumerable.Range(1, 58));

    [Fact]
    public void Results_are_read_whatever_type_the_control_gives_them()
    {
        _made.Result = _ => ComVariant.Create((short)-7);
        _control.GetConnectState().ShouldBe(-7);
        _made.Result = _ => ComVariant.CreateRaw(VarEnum.VT_BOOL, (short)-1);
        _control.SendCondition("0156", "조건", 1, 0).ShouldBe(1);
        _made.Result = _ => default;
        (_control.GetConnectState(), _control.GetLoginInfo("ACCNO")).ShouldBe((0, ""));
        _made.Result = _ => ComVariant.CreateRaw<nint>(VarEnum.VT_BSTR, 0);
        _control.GetLoginInfo("ACCNO").ShouldBe("");
        _made.Result = _ => ComVariant.Create("8112345611;");
        _control.GetLoginInfo("ACCNO").ShouldBe("8112345611;");
        _made.Result = _ => ComVariant.Create("005930\0\0");
        _control.GetLoginInfo("ACCNO").ShouldBe("005930");
        _made.Result = _ => ComVariant.Create(" 12 ");
        _control.GetConnectState().ShouldBe(12);
    }

    [Theory]
    [InlineData(unchecked((int)0x8000FFFF), "no window")]
    [InlineData(unchecked((int)0x80020003), "update Kiwoom Open API+")]
    [InlineData(unchecked((int)0x80010108), "start the bridge's process again")]
    [InlineData(unchecked((int)0x80004005), "Kiwoom's windows")]
    public void A_failure_says_what_failed_and_what_to_do(int hresult, string advice)
    {
        _made.Answer = hresult;
        var fault = Should.Throw<KHOpenAPIException>(() => _control.SendOrder("c1", "0101", "8112345611", 1, "005930", 1, 70_000, "00", ""));
        (fault.Method, fault.HResult).ShouldBe(("SendOrder", hresult));
        fault.Message.ShouldContain(advice);
        fault.Message.ShouldContain($"0x{hresult:X8}");
    }

    [Fact]
    public void What_the_control_says_of_its_fault_is_passed_on()
    {
        (_made.Answer, _made.Fault) = (unchecked((int)0x80020009), "모듈 오류");
        Should.Throw<KHOpenAPIException>(() => _control.CommConnect()).Message.ShouldContain("모듈 오류");
    }

    [Fact]
    public void A_text_with_a_NUL_does_not_reach_the_control()
    {
        Should.Throw<ArgumentException>(() => _control.SetInputValue("종목코드", "005930\0;rest"));
        _made.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Another_thread_may_not_use_it()
    {
        Exception? thrown = null;
        var other = new Thread(() => thrown = Record.Exception(() => _control.GetConnectState()));
        other.Start();
        other.Join();
        thrown.ShouldBeOfType<InvalidOperationException>();
        _made.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void After_its_end_it_is_not_called_any_more()
    {
        _control.Dispose();
        Should.Throw<ObjectDisposedException>(() => _control.GetConnectState());
        _control.Dispose();
    }

    [Fact]
    public void Every_method_of_the_control_is_there_and_nothing_else() =>
        typeof(KHOpenAPI).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(m => m.Name)
            .Except([nameof(KHOpenAPI.Advise), nameof(KHOpenAPI.Dispose)])
            .ShouldBe(Enum.GetNames<KHOpenAPIMethod>(), ignoreOrder: true);
}
