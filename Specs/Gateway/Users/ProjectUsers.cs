using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Security;
using Kiwoom.Gateway.Security.Supabase;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>The users of a <see cref="SupabaseProject"/> as a gateway has them, with one real trader among them.</summary>
internal sealed class ProjectUsers : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kiwoom-users-").FullName;

    private ProjectUsers(SupabaseProject project) => Project = project;

    /// <summary>A real trader with <see cref="GatewayRig.Account"/>.</summary>
    public static Guid Kim { get; } = Guid.Parse("123e4567-e89b-12d3-a456-426614174000");

    public SupabaseProject Project { get; }

    public ShiftedClock Clock { get; } = new();

    public SupabaseUsers Users { get; private set; } = null!;

    /// <summary>Starts a project and its users.</summary>
    /// <param name="prepare">Changes the project before it is first asked.</param>
    /// <param name="legacySecret">The content of the legacy secret's file; none where null.</param>
    /// <param name="timing">How often the project is asked; seldom, where left out, so that nothing happens by itself.</param>
    /// <param name="permissions">Where permissions are read; the project's REST interface where left out.</param>
    /// <param name="connection">The content of the connection string's file.</param>
    public static async Task<ProjectUsers> Start(
        Action<SupabaseProject>? prepare = null, string? legacySecret = null, SupabaseTiming? timing = null, SupabasePermissionSettings? permissions = null,
        string connection = "")
    {
        var rig = new ProjectUsers(await SupabaseProject.Start());
        rig.Project.Permissions = [(Kim, "real_trader", null)];
        rig.Project.Members = [(Kim, GatewayRig.Account.Value)];
        prepare?.Invoke(rig.Project);
        await File.WriteAllTextAsync(Path.Combine(rig._directory, "rest.key"), SupabaseProject.SecretKey + "\n");
        await File.WriteAllTextAsync(Path.Combine(rig._directory, "postgres.txt"), connection);
        if (legacySecret is not null)
            await File.WriteAllTextAsync(Path.Combine(rig._directory, "legacy.txt"), legacySecret + "\n");

        try
        {
            var settings = new SupabaseAuthSettings
            {
                Issuer = rig.Project.Issuer,
                LegacyHs256SecretFile = legacySecret is null ? null : "legacy.txt",
                Permissions = permissions ?? new SupabasePermissionSettings { RestUrl = rig.Project.RestUrl, RestKeyFile = "rest.key", PollMilliseconds = 200, ClosedAfterSeconds = 600 },
            };
            settings.Errors().ShouldBeEmpty();
            rig.Users = SupabaseUsers.Create(settings, rig._directory, rig.Clock, NullLoggerFactory.Instance, timing ?? Seldom)!;
            rig.Users.Start();
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    public static SupabaseTiming Seldom { get; } = new()
    {
        RefreshEvery = TimeSpan.FromHours(12),
        RetryAfter = TimeSpan.FromHours(12),
        Patience = TimeSpan.FromSeconds(30),
        PermissionRetry = TimeSpan.FromMilliseconds(50),
    };

    /// <summary>Verifies a token; one that is not the project's goes to nobody.</summary>
    public async Task<TokenCheck?> Check(string token) => Users.Verify(token) is { } verified ? await verified : null;

    /// <summary>Waits until a token is good.</summary>
    public Task Good(string token) => Until(async () => await Check(token) is TokenCheck.Good);

    public static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await condition())
            await Task.Delay(10, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (Users is not null)
            await Users.DisposeAsync();
        await Project.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
