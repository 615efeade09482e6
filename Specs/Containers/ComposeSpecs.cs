using System.Text.RegularExpressions;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Persistence;
using Kiwoom.Specs.Conventions;
using Kiwoom.Specs.Journal;
using YamlDotNet.Serialization;

namespace Kiwoom.Specs.Containers;

/// <summary>What <c>docker-compose.yml</c> must say of every service, whoever edits it.</summary>
public sealed partial class ComposeSpecs
{
    private static readonly Dictionary<object, object> _compose = new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(
        File.ReadAllText(Path.Combine(SourceTree.Root, "docker-compose.yml")));

    public static TheoryData<string> Services => [.. Of(_compose, "services").Keys.Cast<string>()];

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_service_is_pinned_closed_and_not_root(string name)
    {
        var service = Of(_compose, "services", name);
        Text(service, "image").ShouldMatch(@"^[a-z0-9./-]+:\d+\.\d+[\w.-]*$", "an image is pinned to a version");
        Text(service, "user").ShouldMatch(@"^[1-9]\d*:[1-9]\d*$", "a user by number, not root");
        Text(service, "read_only").ShouldBe("true");
        List(service, "cap_drop").ShouldBe(["ALL"]);
        List(service, "security_opt").ShouldContain("no-new-privileges:true");
        foreach (var forbidden in new[] { "privileged", "cap_add", "pid", "network_mode", "ipc", "devices" })
            service.Keys.ShouldNotContain(forbidden);
        List(service, "volumes").ShouldAllBe(v => Of(_compose, "volumes").ContainsKey(v.Split(':')[0]), "named volumes only: nothing of the host");
        Text(service, "restart").ShouldBe("unless-stopped");
        Text(service, "stop_grace_period").ShouldMatch("^(30s|1m)$");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_service_tells_how_it_is(string name)
    {
        var check = Of(_compose, "services", name, "healthcheck");
        List(check, "test")[0].ShouldBe("CMD", "no shell, which the gateway's image does not have");
        check.Keys.ShouldBeSubsetOf(["test", "interval", "timeout", "start_period", "retries"]);
        check.Count.ShouldBe(5);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Secrets_come_as_files_and_never_by_the_environment(string name)
    {
        var service = Of(_compose, "services", name);
        foreach (var (variable, value) in service.TryGetValue("environment", out var environment) ? (Dictionary<object, object>)environment : [])
        {
            if (Secret().IsMatch((string)variable))
                (((string)variable).EndsWith("_FILE", StringComparison.Ordinal) && ((string)value).StartsWith("/run/secrets/", StringComparison.Ordinal)).ShouldBeTrue((string)variable);
        }

        var declared = Of(_compose, "secrets");
        List(service, "secrets").ShouldNotBeEmpty();
        List(service, "secrets").ShouldAllBe(s => declared.ContainsKey(s));
        declared.Values.Cast<Dictionary<object, object>>().ShouldAllBe(s => Text(s, "file").StartsWith("./secrets/", StringComparison.Ordinal));
        File.ReadLines(Path.Combine(SourceTree.Root, ".gitignore")).ShouldContain("/secrets/");
        File.ReadLines(Path.Combine(SourceTree.Root, ".dockerignore")).ShouldContain("/secrets");
    }

    [Fact]
    public void Ports_are_open_to_this_machine_only_unless_told_otherwise_and_the_database_has_none()
    {
        foreach (var port in List(Of(_compose, "services", "gateway"), "ports"))
            port.ShouldMatch(@"^(127\.0\.0\.1|\$\{KIWOOM_LINK_ADDRESS:-127\.0\.0\.1\}):\$\{[A-Z_]+:-\d+\}:\d+$");
        var database = Of(_compose, "services", "postgres");
        database.Keys.ShouldNotContain("ports");
        List(database, "networks").ShouldBe(["inside"]);
        Text(Of(_compose, "networks", "inside"), "internal").ShouldBe("true");
    }

    [Fact]
    public void The_gateway_waits_for_the_database_and_is_run_and_asked_as_its_own_image_says()
    {
        var gateway = Of(_compose, "services", "gateway");
        Text(Of(gateway, "depends_on", "postgres"), "condition").ShouldBe("service_healthy");
        List(gateway, "command").ShouldBe(GatewayImage.Command);
        List(Of(gateway, "healthcheck"), "test").ShouldBe(["CMD", .. GatewayImage.HealthCheck]);
        Text(gateway, "user").ShouldBe(GatewayImage.User);
        Text(Of(gateway, "build"), "dockerfile").ShouldBe("Gateway.Linux/Dockerfile");
    }

    [Fact]
    public void The_settings_in_it_are_settings_and_name_the_database_in_it()
    {
        using var data = new TemporaryDirectory();
        File.WriteAllText(Path.Combine(data.Path, GatewaySettings.FileName), Text(Of(_compose, "configs", "gateway_settings"), "content"));

        var journal = GatewaySettings.Load(data.Path).JournalIn(data.Path).ShouldBeOfType<JournalAddress.InPostgres>();

        var environment = Of(_compose, "services", "postgres", "environment");
        journal.ToString().ShouldBe($"postgresql://postgres:5432/{Text(environment, "POSTGRES_DB")}");
        journal.ConnectionString.ShouldContain($"Username={Text(environment, "POSTGRES_USER")}");
        journal.ConnectionString.ShouldContain($"Passfile=/run/secrets/{List(Of(_compose, "services", "gateway"), "secrets").Single()}");
    }

    private static Dictionary<object, object> Of(Dictionary<object, object> from, params string[] path) =>
        path.Aggregate(from, (at, name) => at[name] as Dictionary<object, object> ?? []);

    private static string Text(Dictionary<object, object> from, string name) => from.TryGetValue(name, out var value) ? (string)value : string.Empty;

    private static List<string> List(Dictionary<object, object> from, string name) => from.TryGetValue(name, out var value) ? [.. ((List<object>)value).OfType<string>()] : [];

    [GeneratedRegex("PASSWORD|SECRET|TOKEN|KEY|PGPASS")]
    private static partial Regex Secret();
}
