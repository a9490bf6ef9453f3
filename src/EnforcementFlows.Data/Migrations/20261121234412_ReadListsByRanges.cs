using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReadListsByRanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_overdue_reports_undecided",
                table: "overdue_reports");

            migrationBuilder.DropIndex(
                name: "ix_human_task_tenant_id_assignee_due_at",
                table: "human_task");

            migrationBuilder.DropIndex(
                name: "ix_human_task_tenant_id_due_at_id",
                table: "human_task");

            migrationBuilder.DropIndex(
                name: "ix_cases_court_handler_id_stage",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_court_stage_filed_at",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_alerts_court_to_role_raised_at",
                table: "alerts");

            migrationBuilder.DropIndex(
                name: "ix_alerts_court_to_user_raised_at",
                table: "alerts");

            migrationBuilder.CreateIndex(
                name: "ix_overdue_reports_decided",
                table: "overdue_reports",
                columns: new[] { "court", "raised_at", "id" },
                filter: "decision IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_overdue_reports_undecided",
                table: "overdue_reports",
                columns: new[] { "court", "raised_at", "id" },
                filter: "decision IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_node_ledger_ended_late",
                table: "node_ledger",
                columns: new[] { "court", "due_at", "id" },
                filter: "coalesce(met_at, voided_at) >= due_at");

            migrationBuilder.CreateIndex(
                name: "ix_node_ledger_running",
                table: "node_ledger",
                columns: new[] { "court", "due_at", "id" },
                filter: "met_at IS NULL AND voided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_human_task_tenant_id_assignee_due_at_id",
                table: "human_task",
                columns: new[] { "tenant_id", "assignee", "due_at", "id" },
                filter: "assignee IS NOT NULL AND state IN ('Open','Claimed','Delegated','Submitted')");

            migrationBuilder.CreateIndex(
                name: "ix_human_task_tenant_id_owner_due_at_id",
                table: "human_task",
                columns: new[] { "tenant_id", "owner", "due_at", "id" },
                filter: "owner IS NOT NULL AND state IN ('Open','Claimed','Delegated','Submitted')");

            migrationBuilder.CreateIndex(
                name: "ix_handler_assignments_court_case_id",
                table: "handler_assignments",
                columns: new[] { "court", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_court_handler_id_stage_filed_at_id",
                table: "cases",
                columns: new[] { "court", "handler_id", "stage", "filed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_court_stage_filed_at_id",
                table: "cases",
                columns: new[] { "court", "stage", "filed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_court_to_role_raised_at_id",
                table: "alerts",
                columns: new[] { "court", "to_role", "raised_at", "id" },
                filter: "to_role IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_court_to_user_raised_at_id",
                table: "alerts",
                columns: new[] { "court", "to_user", "raised_at", "id" },
                filter: "to_user IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_unacknowledged_role",
                table: "alerts",
                columns: new[] { "court", "to_role", "raised_at", "id" },
                filter: "to_role IS NOT NULL AND acknowledged_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_unacknowledged_user",
                table: "alerts",
                columns: new[] { "court", "to_user", "raised_at", "id" },
                filter: "to_user IS NOT NULL AND acknowledged_at IS NULL");

            // over expressions, which a model cannot have: nothing equals NULL, and a range would end at it
            migrationBuilder.Sql("""
                CREATE INDEX ix_human_task_claimable ON human_task (tenant_id, (coalesce(node, '')), roles, (coalesce(team, '')), due_at, id)
                WHERE state = 'Open';
                CREATE INDEX ix_human_task_at_work ON human_task (tenant_id, (coalesce(node, '')), due_at, id)
                WHERE state IN ('Open','Claimed','Delegated','Submitted');
                CREATE INDEX ix_human_task_done ON human_task (tenant_id, done_by, (coalesce(node, '')), due_at, id)
                WHERE done_by IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_human_task_claimable, ix_human_task_at_work, ix_human_task_done");

            migrationBuilder.DropIndex(
                name: "ix_overdue_reports_decided",
                table: "overdue_reports");

            migrationBuilder.DropIndex(
                name: "ix_overdue_reports_undecided",
                table: "overdue_reports");

            migrationBuilder.DropIndex(
                name: "ix_node_ledger_ended_late",
                table: "node_ledger");

            migrationBuilder.DropIndex(
                name: "ix_node_ledger_running",
                table: "node_ledger");

            migrationBuilder.DropIndex(
                name: "ix_human_task_tenant_id_assignee_due_at_id",
                table: "human_task");

            migrationBuilder.DropIndex(
                name: "ix_human_task_tenant_id_owner_due_at_id",
                table: "human_task");

            migrationBuilder.DropIndex(
                name: "ix_handler_assignments_court_case_id",
                table: "handler_assignments");

            migrationBuilder.DropIndex(
                name: "ix_cases_court_handler_id_stage_filed_at_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_court_stage_filed_at_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_alerts_court_to_role_raised_at_id",
                table: "alerts");

            migrationBuilder.DropIndex(
                name: "ix_alerts_court_to_user_raised_at_id",
                table: "alerts");

            migrationBuilder.DropIndex(
                name: "ix_alerts_unacknowledged_role",
                table: "alerts");

            migrationBuilder.DropIndex(
                name: "ix_alerts_unacknowledged_user",
                table: "alerts");

            migrationBuilder.CreateIndex(
                name: "ix_overdue_reports_undecided",
                table: "overdue_reports",
                columns: new[] { "court", "raised_at" },
                filter: "decision IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_human_task_tenant_id_assignee_due_at",
                table: "human_task",
                columns: new[] { "tenant_id", "assignee", "due_at" },
                filter: "state IN ('Open','Claimed','Delegated','Submitted')");

            migrationBuilder.CreateIndex(
                name: "ix_human_task_tenant_id_due_at_id",
                table: "human_task",
                columns: new[] { "tenant_id", "due_at", "id" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_cases_court_handler_id_stage",
                table: "cases",
                columns: new[] { "court", "handler_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_court_stage_filed_at",
                table: "cases",
                columns: new[] { "court", "stage", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_court_to_role_raised_at",
                table: "alerts",
                columns: new[] { "court", "to_role", "raised_at" },
                filter: "acknowledged_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_court_to_user_raised_at",
                table: "alerts",
                columns: new[] { "court", "to_user", "raised_at" },
                filter: "acknowledged_at IS NULL");
        }
    }
}
