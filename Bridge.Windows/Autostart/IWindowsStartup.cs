namespace Kiwoom.Bridge.Autostart;

/// <summary>What an installation changes on the machine.</summary>
public interface IWindowsStartup
{
    /// <summary>The desktop session of this process; 0 is the services', where no window can be seen.</summary>
    int Session { get; }

    /// <summary>The user, as <c>DOMAIN\name</c>.</summary>
    string User { get; }

    /// <summary>Registers a task, in place of one of the same name. Throws <see cref="AutostartException"/>.</summary>
    void RegisterTask(string name, System.Xml.Linq.XDocument definition);

    /// <summary>Removes a task; false where there is none.</summary>
    bool RemoveTask(string name);

    /// <summary>Writes a value under the user's Run key.</summary>
    void SetRunValue(string name, string commandLine);

    /// <summary>Removes it; false where there is none.</summary>
    bool RemoveRunValue(string name);
}
