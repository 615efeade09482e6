using System.Text;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Persistence.Supabase.Permissions;
using Microsoft.IdentityModel.Tokens;

namespace Kiwoom.Gateway.Security.Supabase;

/// <summary>Reads the secrets that the settings name by file. What is in them is in no message.</summary>
internal static class SupabaseSecrets
{
    private const int LargestFile = 16 * 1024;
    private const int LeastSecretBytes = 32;

    /// <summary>The project's legacy secret; null where the settings name none.</summary>
    internal static SymmetricSecurityKey? LegacySecret(SupabaseAuthSettings settings, string dataDirectory)
    {
        if (settings.LegacyHs256SecretFile is not { } file)
            return null;

        var secret = Read("legacy_hs256_secret_file", file, dataDirectory);
        var bytes = Encoding.UTF8.GetBytes(secret);
        if (secret.StartsWith("-----", StringComparison.Ordinal) || secret.StartsWith('{'))
            throw Wrong("legacy_hs256_secret_file", file, "holds a key in PEM or JSON, not the project's legacy JWT secret: a public key as a secret would let everybody sign");

        if (bytes.Length < LeastSecretBytes)
            throw Wrong("legacy_hs256_secret_file", file, $"holds fewer than {LeastSecretBytes} bytes, which is too weak a secret");

        return new SymmetricSecurityKey(bytes);
    }

    /// <summary>Where permissions are read from.</summary>
    internal static IPermissionSource Source(SupabasePermissionSettings settings, string dataDirectory, TimeProvider clock)
    {
        var (name, file) = settings.PostgresFile is { } postgres ? ("permissions.postgres_file", postgres) : ("permissions.rest_key_file", settings.RestKeyFile!);
        var secret = Read(name, file, dataDirectory);
        try
        {
            return settings.PostgresFile is not null
                ? new PostgresPermissionSource(secret, settings.LookAgain, clock)
                : new RestPermissionSource(new Uri(settings.RestUrl!), secret, TimeSpan.FromMilliseconds(settings.PollMilliseconds), clock);
        }
        catch (FormatException fault)
        {
            throw Wrong(name, file, fault.Message);
        }
    }

    private static string Read(string name, string file, string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, file);
        var found = new FileInfo(path);
        if (!found.Exists)
            throw Wrong(name, file, "is not there; a relative name counts from the data directory");

        if (found.Length > LargestFile)
            throw Wrong(name, file, $"is larger than {LargestFile} bytes");

        var text = File.ReadAllText(path).Trim();
        return text.Length > 0 ? text : throw Wrong(name, file, "is empty");
    }

    private static InvalidDataException Wrong(string name, string file, string what) => new($"{GatewaySettings.FileName}: supabase_auth.{name}: the file '{file}' {what}.");
}
