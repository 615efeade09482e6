using System.Xml.Linq;
using Kiwoom.Bridge.Autostart;
using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Specs.Operations;

public sealed class InstallationSpecs
{
    private static readonly NodeCommand _command = new(@"C:\Program Files (x86)\dotnet\dotnet.exe", [@"C:\kiwoom\kiwoom-bridge.dll", "supervise", "--data", @"C:\my data"]);
    private readonly Machine _machine = new();

    [Fact]
    public void A_task_starts_the_very_command_line_in_the_users_own_session_and_is_never_stopped_by_the_scheduler()
    {
        new Installation(_machine).Install(StartupKind.Task, "Kiwoom Bridge", _command, isDryRun: false);
        var task = _machine.Tasks["Kiwoom Bridge"];
        Value(task, "Command").ShouldBe(_command.Program);
        Value(task, "Arguments").ShouldBe(@"C:\kiwoom\kiwoom-bridge.dll supervise --data ""C:\my data""");
        Value(task, "LogonType").ShouldBe("InteractiveToken");
        Value(task, "RunLevel").ShouldBe("LeastPrivilege");
        Value(task, "ExecutionTimeLimit").ShouldBe("PT0S");
        Value(task, "MultipleInstancesPolicy").ShouldBe("IgnoreNew");
        Value(task, "DisallowStartIfOnBatteries").ShouldBe("false");
        Value(task, "StopIfGoingOnBatteries").ShouldBe("false");
        Value(task, "StopOnIdleEnd").ShouldBe("false");
        Value(task, "Interval").ShouldBe("PT1M");
        task.Descendants().Where(e => e.Name.LocalName == "UserId").Select(e => e.Value).ShouldBe([_machine.User, _machine.User]);
        task.Descendants().Single(e => e.Name.LocalName == "LogonTrigger").Elements().Select(e => e.Name.LocalName).ShouldBe(["Enabled", "UserId"]);
    }

    [Fact]
    public void Installing_again_is_the_same_as_once_and_the_other_kind_replaces_the_first()
    {
        var installation = new Installation(_machine);
        installation.Install(StartupKind.Task, "Kiwoom Bridge", _command, isDryRun: false);
        installation.Install(StartupKind.Task, "Kiwoom Bridge", _command, isDryRun: false);
        _machine.Tasks.Count.ShouldBe(1);
        installation.Install(StartupKind.RunKey, "Kiwoom Bridge", _command, isDryRun: false);
        _machine.Tasks.ShouldBeEmpty();
        _machine.RunValues["Kiwoom Bridge"].ShouldBe(@"""C:\Program Files (x86)\dotnet\dotnet.exe"" C:\kiwoom\kiwoom-bridge.dll supervise --data ""C:\my data""");
        installation.Install(StartupKind.Task, "Kiwoom Bridge", _command, isDryRun: false);
        _machine.RunValues.ShouldBeEmpty();

        installation.Uninstall("Kiwoom Bridge", isDryRun: false).ShouldHaveSingleItem().ShouldContain("removed the task");
        (_machine.Tasks.Count, _machine.RunValues.Count).ShouldBe((0, 0));
        installation.Uninstall("Kiwoom Bridge", isDryRun: false).ShouldHaveSingleItem().ShouldContain("nothing is registered");
    }

    [Theory]
    [InlineData(StartupKind.Task)]
    [InlineData(StartupKind.RunKey)]
    public void A_dry_run_says_the_command_line_and_changes_nothing(StartupKind kind)
    {
        new Installation(_machine).Install(kind, "Kiwoom Bridge", _command, isDryRun: true)[0].ShouldContain(_command.ToString());
        (_machine.Tasks.Count, _machine.RunValues.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void Session_0_is_refused_with_what_to_do()
    {
        _machine.Session = 0;
        Should.Throw<AutostartException>(() => new Installation(_machine).Install(StartupKind.Task, "Kiwoom Bridge", _command, isDryRun: false)).Message.ShouldContain("Log on to the desktop");
        _machine.Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void A_command_line_too_long_for_the_Run_key_is_refused_before_anything_changes()
    {
        var installation = new Installation(_machine);
        installation.Install(StartupKind.Task, "Kiwoom Bridge", _command, isDryRun: false);
        var longer = _command with { Arguments = [.. _command.Arguments, new string('x', 260)] };
        Should.Throw<AutostartException>(() => installation.Install(StartupKind.RunKey, "Kiwoom Bridge", longer, isDryRun: false)).Message.ShouldContain("--startup task");
        (_machine.Tasks.Count, _machine.RunValues.Count).ShouldBe((1, 0));
    }

    private static string Value(XDocument task, string name) => task.Descendants().Single(e => e.Name.LocalName == name).Value;

    /// <summary>A machine's tasks and Run values.</summary>
    private sealed class Machine : IWindowsStartup
    {
        public Dictionary<string, XDocument> Tasks { get; } = [];

        public Dictionary<string, string> RunValues { get; } = [];

        public int Session { get; set; } = 1;

        public string User => @"PC\kim";

        public void RegisterTask(string name, XDocument definition) => Tasks[name] = definition;

        public bool RemoveTask(string name) => Tasks.Remove(name);

        public void SetRunValue(string name, string commandLine) => RunValues[name] = commandLine;

        public bool RemoveRunValue(string name) => RunValues.Remove(name);
    }
}
