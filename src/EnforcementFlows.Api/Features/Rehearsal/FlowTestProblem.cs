using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>Why an example case failed.</summary>
/// <param name="Where">Where in the case, such as <c>step 2 (task 审批)</c>.</param>
/// <param name="Step">The step, from 1; 0 for what is given, null for the end.</param>
/// <param name="Code">Stable, for other words.</param>
/// <param name="Arguments">What was filled into the message, in its order.</param>
internal sealed record FlowTestProblem(string Where, int? Step, string Code, string Message, IReadOnlyList<string> Arguments)
{
    public override string ToString() => $"{Where}: {Message}";
}

/// <summary>An example case asks for something that is not there.</summary>
internal sealed class FlowTestException : Exception
{
    public FlowTestException(string code, FindingMessage message)
        : base(message.Text) => (Code, Arguments) = (code, message.Arguments);

    public string Code { get; }

    public IReadOnlyList<string> Arguments { get; }
}
