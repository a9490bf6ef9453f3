namespace EnforcementFlows.Api.Tests.Features.Elsa.Contract;

/// <summary>A request that Studio or another client of Elsa's sends, and what it must be answered.</summary>
/// <param name="Path">Below <c>/elsa/api</c>; what is in braces is filled in.</param>
/// <param name="Shape">The answer's shape by its name in <c>shapes.json</c>; null where it is no JSON.</param>
internal sealed record ContractCall(string Method, string Path, string? Shape, string? Body = null, int Status = 200)
{
    /// <summary>In an order in which each finds what it needs: the looks first, then what changes drafts, then what is refused.</summary>
    public static IReadOnlyList<ContractCall> All { get; } =
    [
        Get("/workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=&IsSystem=False&OrderDirection=Ascending&OrderBy=Created", "definition-list"),
        Get("/workflow-definitions/by-definition-id/{flow}?versionOptions=Latest", "definition"),
        Get("/workflow-definitions/by-id/{flow}-v1", "definition"),
        Get("/workflow-definitions/many-by-id?ids={flow}-v1", "definitions"),
        Get("/workflow-definitions/subgraph/{flow}-v1?parentNodeId={node}", "activity-node"),
        Get("/workflow-definitions/subgraph/segments/{flow}-v1?childNodeId={node}", "path-segments"),
        Get("/workflow-definitions/query/count", "count"),
        Get("/workflow-definitions/validation/is-name-unique?name=Workflow 1", "name-unique"),
        Get("/workflow-definitions/{flow}/consumers", "consumers"),
        Get("/workflow-definitions/{flow}/export?versionOptions=1&includeConsumingWorkflows=False", "definition-file"),
        Post("/bulk-actions/export/workflow-definitions", null, """{"ids":["{flow}-v1"],"includeConsumingWorkflows":false}"""),

        Get("/descriptors/activities?Refresh=True", "activities"),
        Get("/descriptors/expression-descriptors", "expressions"),
        Get("/descriptors/storage-drivers", "storage-drivers"),
        Get("/descriptors/variables", "variable-types"),
        Get("/descriptors/incident-strategies", "strategies"),
        Get("/descriptors/log-persistence-strategies", "strategies"),
        Get("/descriptors/workflow-activation-strategies", "strategies"),
        Get("/descriptors/commit-strategies/workflows", "commit-strategies"),
        Get("/descriptors/commit-strategies/activities", "commit-strategies"),
        Get("/descriptors/output-converters?sourceType=String&destinationType=Int32", "output-converters"),
        Post("/descriptors/activities/Court.HumanTask/options/Role", "input-options", """{"context":{}}"""),
        Get("/features/installed", "features"),
        Post("/scripting/javascript/type-definitions/{flow}", null, """{"workflowDefinitionId":"{flow}","activityTypeName":"Court.Record","propertyName":"Text"}"""),

        Post("/workflow-instances", "instance-list", InstanceFilter),
        Get("/workflow-instances/{instance}", "instance"),
        Get("/workflow-instances/{instance}/execution-state", "execution-state"),
        Get("/workflow-instances/{instance}/variables", "instance-variables"),
        Post("/workflow-instances/{instance}/journal?skip=0&take=110", "journal", """{"filter":{"activityIds":null,"activityNodeIds":[],"excludedActivityTypes":["Elsa.Workflow","Elsa.Flowchart"],"eventNames":null}}"""),
        Post("/activity-executions/report", "execution-report", """{"workflowInstanceId":"{instance}","activityNodeIds":["{node}"]}"""),
        Get("/activity-executions/list?WorkflowInstanceId={instance}&ActivityNodeId={node}", "executions"),
        Get("/activity-execution-summaries/list?WorkflowInstanceId={instance}&ActivityNodeId={node}", "executions"),
        Get("/activity-executions/by-id?id={execution}", "execution"),
        Get("/activity-executions/{execution}/call-stack", "call-stack"),

        Post("/workflow-definitions", "saved", """{"model":{"definitionId":"one","name":"合同一","description":null,"version":1,"toolVersion":"3.8.2.0","isLatest":true,"isPublished":false,"root":{"id":"a1","type":"Elsa.Flowchart","version":1,"name":"Flowchart1"}}}"""),
        Post("/workflow-definitions/import", "definition", """{"definitionId":"two","name":"合同二","root":{"id":"a1","type":"Elsa.Flowchart","version":1,"name":"Flowchart1"}}"""),
        Post("/workflow-definitions/import-files", "count", Upload),
        Post("/workflow-definitions/one/publish", "saved"),
        Post("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", """{"definitionIds":["one","{flow}","unknown"]}"""),
        Post("/workflow-definitions/two/retract", "definition"),
        Post("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", """{"definitionIds":["two","unknown"]}"""),
        Post("/workflow-definitions/two/update-references", "update-references"),
        Post("/workflow-definitions/{flow}/execute", "cannot-start", """{"correlationId":null,"triggerActivityId":null,"versionOptions":"Latest","input":null}"""),
        Post("/workflow-definitions/{flow}/revert/1", "definition-summary"),
        Delete("/workflow-definitions/one", null, 204),
        Delete("/workflow-definition-versions/two-v1", null, 204),
        Post("/bulk-actions/delete/workflow-definitions/by-definition-id", "deleted", """{"definitionIds":["three"]}"""),
        Post("/bulk-actions/delete/workflow-definitions/by-id", "deleted", """{"ids":["unknown"]}"""),

        Post("/workflow-definitions", "refusal", """{"model":{"name":" "}}""", 400),
        Post("/workflow-definitions/{flow}/retract", "refusal", status: 400),
        Post("/tests/activities", "problem", """{"workflowDefinitionHandle":{"definitionId":"{flow}"},"activityHandle":{"activityId":"a1"}}""", 409),
        Post("/cancel/workflow-instances/{instance}", "problem", status: 409),
        Delete("/workflow-instances/{instance}", "problem", 409),
        Get("/workflow-instances/{instance}/export", "problem", 409),
        Post("/bulk-actions/cancel/workflow-instances", "problem", """{"ids":["{instance}"]}""", 409),
        Post("/bulk-actions/delete/workflow-instances/by-id", "problem", """{"ids":["{instance}"]}""", 409),
        Post("/bulk-actions/export/workflow-instances", "problem", """{"ids":["{instance}"]}""", 409),
        Post("/bulk-actions/import/workflow-instances", "problem", status: 409),
    ];

    /// <summary>Stands for a file that is uploaded.</summary>
    public const string Upload = "upload";

    public const string UploadedFile = """{"definitionId":"three","name":"合同三","root":{"id":"a1","type":"Elsa.Flowchart","version":1,"name":"Flowchart1"}}""";

    private const string InstanceFilter = """
        {"page":0,"pageSize":10,"searchTerm":"","definitionId":null,"definitionIds":[],"correlationId":null,"version":null,"hasIncidents":null,"isSystem":false,"status":null,
        "statuses":[],"subStatus":null,"subStatuses":[],"orderBy":null,"orderDirection":"Descending","timestampFilters":[]}
        """;

    private static ContractCall Get(string path, string? shape, int status = 200) => new("GET", path, shape, Status: status);

    private static ContractCall Post(string path, string? shape, string body = "{}", int status = 200) => new("POST", path, shape, body, status);

    private static ContractCall Delete(string path, string? shape, int status) => new("DELETE", path, shape, Status: status);
}
