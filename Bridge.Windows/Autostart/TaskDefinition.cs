using System.Globalization;
using System.Xml.Linq;

namespace Kiwoom.Bridge.Autostart;

/// <summary>The Task Scheduler task in its XML form. Source: Microsoft's Task Scheduler schema 1.4. It runs in the user's own desktop session at
/// the logon of that user, because Kiwoom's control needs a desktop, and with that user's ordinary rights.</summary>
public static class TaskDefinition
{
    /// <summary>Between two attempts to start it again after a failure.</summary>
    public static readonly TimeSpan RestartEvery = TimeSpan.FromMinutes(1);

    /// <summary>How many attempts.</summary>
    public const int RestartCount = 999;

    private static readonly XNamespace _schema = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    /// <summary>Makes the definition.</summary>
    /// <param name="user">The user, as <c>DOMAIN\name</c>.</param>
    /// <param name="program">The program's full path.</param>
    /// <param name="arguments">Its arguments in one line.</param>
    /// <param name="directory">The directory it starts in.</param>
    public static XDocument Make(string user, string program, string arguments, string directory) => new(
        new XDeclaration("1.0", "UTF-16", null),
        Element("Task",
            new XAttribute("version", "1.4"),
            Element("RegistrationInfo", Element("Description", "Kiwoom.Actors: starts the bridge to Kiwoom Open API+ when its user logs on.")),
            Element("Triggers", Element("LogonTrigger", Element("Enabled", "true"), Element("UserId", user))),
            Element("Principals", Element("Principal", new XAttribute("id", "Author"), Element("UserId", user), Element("LogonType", "InteractiveToken"), Element("RunLevel", "LeastPrivilege"))),
            Element("Settings",
                Element("MultipleInstancesPolicy", "IgnoreNew"),
                Element("DisallowStartIfOnBatteries", "false"),
                Element("StopIfGoingOnBatteries", "false"),
                Element("AllowHardTerminate", "true"),
                Element("StartWhenAvailable", "true"),
                Element("RunOnlyIfNetworkAvailable", "false"),
                Element("IdleSettings", Element("StopOnIdleEnd", "false"), Element("RestartOnIdle", "false")),
                Element("AllowStartOnDemand", "true"),
                Element("Enabled", "true"),
                Element("Hidden", "false"),
                Element("RunOnlyIfIdle", "false"),
                Element("WakeToRun", "false"),
                Element("ExecutionTimeLimit", "PT0S"),
                Element("Priority", "5"),
                Element("RestartOnFailure",
                    Element("Interval", System.Xml.XmlConvert.ToString(RestartEvery)),
                    Element("Count", RestartCount.ToString(CultureInfo.InvariantCulture)))),
            Element("Actions",
                new XAttribute("Context", "Author"),
                Element("Exec", Element("Command", program), Element("Arguments", arguments), Element("WorkingDirectory", directory)))));

    private static XElement Element(string name, params object[] content) => new(_schema + name, content);
}
