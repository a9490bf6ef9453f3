using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>The courts' document templates: files under <c>workflows/courts/&lt;court&gt;/documents/</c>.</summary>
/// <param name="workflows">The folder that holds <c>courts/</c>.</param>
public sealed class TemplateFolder(string workflows)
{
    /// <exception cref="ActivityFaultException">The court has no such template.</exception>
    public async Task<byte[]> ReadAsync(string court, string template, CancellationToken cancellationToken)
    {
        var path = Path.Combine(workflows, "courts", court, "documents", Path.GetFileName(template));
        return File.Exists(path)
            ? await File.ReadAllBytesAsync(path, cancellationToken)
            : throw new ActivityFaultException("template-missing", $"The court '{court}' has no document template '{template}'.");
    }
}
