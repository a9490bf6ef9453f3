using System.Collections.Concurrent;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>
/// The courts' document templates: files under <c>courts/&lt;court&gt;/documents/</c>, and under <c>national/documents/</c> those of
/// courts that have none of their own. A file that was replaced is read anew.
/// </summary>
/// <param name="workflows">The folder that holds <c>courts/</c> and <c>national/</c>.</param>
public sealed class TemplateFolder(string workflows)
{
    private readonly ConcurrentDictionary<string, (DateTime Written, DocxTemplate Template)> _read = new();

    /// <exception cref="ActivityFaultException">The court has no such template.</exception>
    internal async Task<DocxTemplate> ReadAsync(string court, string template, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path.Combine(workflows, "courts", court, "documents", Path.GetFileName(template)));
        if (!file.Exists)
            file = new FileInfo(Path.Combine(workflows, "national", "documents", file.Name));
        if (!file.Exists)
            throw new ActivityFaultException("template-missing", $"The court '{court}' has no document template '{template}'.");
        if (_read.TryGetValue(file.FullName, out var known) && known.Written == file.LastWriteTimeUtc)
            return known.Template;
        var read = DocxTemplate.Read(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
        _read[file.FullName] = (file.LastWriteTimeUtc, read);
        return read;
    }
}
