namespace Kiwoom.Bridge.Recording;

/// <summary>The file of a recorded session: UTF-8, one JSON object a line, in the order in which things happened.</summary>
/// <remarks>
/// <para>Line 1 is the <see cref="RecordingHeader"/>. Every other line has <c>k</c>, its kind, and <c>t</c>, the market clock since the header's
/// <c>started_at</c> in units of 100 ns; <c>m</c> is the machine's clock likewise, left out where both clocks are one.</para>
/// <list type="table">
/// <item><term>state</term><description><c>p</c>: what the order desk's journal held when the recording began; left out for an empty one.</description></item>
/// <item><term>call</term><description><c>c</c> method, <c>a</c> arguments, <c>r</c> answer. <c>Advise</c> and <c>Unadvise</c> too.</description></item>
/// <item><term>event</term><description><c>e</c> event, <c>a</c> arguments, <c>g</c> what the handler read: nested objects, first the getter, then its
/// arguments, then the answer. <c>t</c> is when the event began; <c>f</c> is what the handler threw.</description></item>
/// <item><term>open</term><description>A call (<c>c</c>) or event (<c>e</c>) during which others happen, which follow; the line with the same
/// number <c>n</c> ends it.</description></item>
/// <item><term>turn</term><description>Posted work began on the control's thread.</description></item>
/// <item><term>command</term><description><c>p</c>: a command from the gateway.</description></item>
/// <item><term>connected, disconnected, subscription, acknowledged</term><description><c>p</c>: what else the link told the bridge.</description></item>
/// <item><term>report</term><description><c>o</c> outbox, <c>q</c> number, <c>p</c> the report, given to the link.</description></item>
/// <item><term>session</term><description><c>p</c>: how the bridge said it stands with Kiwoom.</description></item>
/// <item><term>stop</term><description>The bridge was told to stop.</description></item>
/// <item><term>end</term><description><c>reason</c>: the recording ends here. Without it the process died, or the disk was full.</description></item>
/// </list>
/// <para>An answer is a string, a number, null, a table (an array of rows), <c>{"fault": {type, h_result, message}}</c> for an exception, or
/// <c>{"series": […]}</c> where one getter gave several answers in one event.</para>
/// <para>A reader accepts exactly the versions it knows. A new member or kind is a new version.</para>
/// </remarks>
public static class RecordingFormat
{
    /// <summary>The version that is written.</summary>
    public const int Version = 1;

    /// <summary>The reason of a recording that ended with its bridge.</summary>
    public const string Stopped = "stopped";

    internal const string Advise = "Advise";
    internal const string Unadvise = "Unadvise";
}
