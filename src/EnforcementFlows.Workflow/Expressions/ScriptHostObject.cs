namespace EnforcementFlows.Workflow.Expressions;

/// <summary>
/// A live object offered to scripts, such as <c>variables</c>: each read and each assignment of a member goes to the host.
/// A list or dictionary that the script changed in place is handed to <see cref="Assign"/> before the next host function is called
/// and when the script ends.
/// </summary>
public abstract class ScriptHostObject
{
    /// <summary>The names a script sees when it enumerates the object.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Reads a member; <see langword="false"/> if there is none (the script sees <c>undefined</c>).</summary>
    public abstract bool TryGet(string name, out object? value);

    /// <summary>Assigns a member. An exception stops the script with code <see cref="ScriptRuntimeException.Host"/>.</summary>
    public abstract void Assign(string name, object? value);
}
