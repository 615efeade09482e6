using Akka.Configuration;
using Kiwoom.OnAkka.Configuration;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.OnAkka.Nodes;

/// <summary>akka.hocon: the built-in one, the operator's over it, and the node's own decisions over both.</summary>
public sealed class ConfigurationSpecs : IDisposable
{
    private static readonly Config _nothing = ConfigurationFactory.ParseString("akka.loglevel = INFO");
    private static readonly Dictionary<string, string> _decided = [];
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => Path.Combine(_directory.Path, AkkaConfiguration.FileName);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_built_in_one_keeps_what_no_operator_may_undo()
    {
        var config = AkkaConfiguration.Load(null, _directory.Path).With(_nothing, _decided);
        foreach (var (path, value) in OperatorRules.Fixed)
            OperatorRules.Same(config.GetString(path, "missing"), value).ShouldBeTrue(path);
    }

    [Fact]
    public void The_operator_has_the_last_word_on_everything_else_and_the_node_on_what_it_alone_knows()
    {
        File.WriteAllText(FilePath, "akka.remote.retry-gate-closed-for = 1 s\nkiwoom.dispatchers.actors.throughput = 5\nakka.loglevel = DEBUG");
        var configuration = AkkaConfiguration.Load(null, _directory.Path);
        configuration.Source.ShouldBe(FilePath);
        var config = configuration.With(ConfigurationFactory.ParseString("akka.loglevel = WARNING"), _decided);

        config.GetTimeSpan("akka.remote.retry-gate-closed-for").ShouldBe(TimeSpan.FromSeconds(1));
        config.GetInt("kiwoom.dispatchers.actors.throughput").ShouldBe(5);
        config.GetInt("kiwoom.dispatchers.sta.throughput").ShouldBe(1);
        config.GetString("akka.loglevel").ShouldBe("WARNING");
    }

    [Theory]
    [InlineData("akka.remote.untrusted-mode = off", "akka.remote.untrusted-mode must stay on: whoever reaches the port")]
    [InlineData("akka { remote { dot-netty { tcp { enable-ssl = false } } } }", "akka.remote.dot-netty.tcp.enable-ssl must stay on: orders and API tokens")]
    [InlineData("akka.log-dead-letters = 10", "akka.log-dead-letters must stay off")]
    [InlineData("akka.stdout-loglevel = INFO", "akka.stdout-loglevel must stay off")]
    [InlineData("akka.coordinated-shutdown.exit-clr = on", "akka.coordinated-shutdown.exit-clr must stay off")]
    [InlineData("akka.actor.serializers.hyperion = \"Akka.Serialization.HyperionSerializer, Akka.Serialization.Hyperion\"", "akka.actor.serializers may not be set")]
    [InlineData("akka.remote.dot-netty.tcp.ssl.suppress-validation = true", "akka.remote.dot-netty.tcp.ssl may not be set")]
    [InlineData("kiwoom.dispatchers.actor.throughput = 5", "kiwoom.dispatchers.actor is no setting")]
    [InlineData("kiwoom.dispatchers.sta { throughputs = 5 }", "kiwoom.dispatchers.sta.throughputs is no setting")]
    [InlineData("akka {\n  loglevel = INFO\n", "the '{' of line 1 is not closed")]
    [InlineData("akka { }\n}\nakka.remote.untrusted-mode = on", "line 2 has a '}' that closes nothing")]
    [InlineData("akka {\n a = [1 }", "line 2 has a '}', and what line 2 opened was a '['")]
    [InlineData("akka.loglevel = \"INFO\nakka.a = 1", "the text that begins in line 1 does not end")]
    [InlineData("include \"other.conf\"", "one file only is read")]
    [InlineData("akka.loglevel = ${there.is.none}", "there.is.none")]
    public void What_cannot_be_is_refused_with_the_file_the_key_and_the_reason(string text, string reason)
    {
        File.WriteAllText(FilePath, text);
        var fault = Should.Throw<InvalidDataException>(() => AkkaConfiguration.Load(FilePath, "/"));
        fault.Message.ShouldStartWith(FilePath);
        fault.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("# it's { a comment\n// and ] so is this\nakka { loglevel = \"a } in a text, and a \\\" too\" }")]
    [InlineData("akka.remote.untrusted-mode = true\nakka.stdout-loglevel = off\nakka.log-dead-letters = no")]
    [InlineData("akka.a = \"\"\"three { quotes\nover \" lines\"\"\"")]
    [InlineData("")]
    public void What_can_be_is_taken(string text)
    {
        File.WriteAllText(FilePath, text);
        AkkaConfiguration.Load(FilePath, "/").With(_nothing, _decided).GetBoolean("akka.remote.untrusted-mode").ShouldBeTrue();
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_and_one_next_to_the_program_is_not_wanted()
    {
        Should.Throw<InvalidDataException>(() => AkkaConfiguration.Load(FilePath, "/")).Message.ShouldContain(FilePath);
        AkkaConfiguration.Load(null, _directory.Path).Source.ShouldBe(AkkaConfiguration.BuiltIn);
    }

    [Fact]
    public void What_the_node_decides_may_not_stand_in_the_file()
    {
        File.WriteAllText(FilePath, "akka.remote.dot-netty.tcp.port = 4711");
        var configuration = AkkaConfiguration.Load(FilePath, "/");
        var fault = Should.Throw<InvalidDataException>(() => configuration.With(
            _nothing, new Dictionary<string, string> { ["akka.remote.dot-netty.tcp.port"] = "gateway.json (akka.port)" }));
        fault.Message.ShouldBe($"{FilePath}: akka.remote.dot-netty.tcp.port is decided by gateway.json (akka.port): take it out of the file");
    }
}
