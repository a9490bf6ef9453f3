using EnforcementFlows.Api.Hosting.Jobs;
using Npgsql;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>Which node works on which import.</summary>
internal sealed class ImportLease(NpgsqlDataSource database) : JobLease(database, "import_jobs");
