using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReadTeamByRole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // whose role it is stands before the date, so that a role's work of the bureau is a range, too
            migrationBuilder.Sql("""
                DROP INDEX ix_human_task_at_work;
                CREATE INDEX ix_human_task_at_work ON human_task (tenant_id, (coalesce(node, '')), roles, due_at, id)
                WHERE state IN ('Open','Claimed','Delegated','Submitted');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP INDEX ix_human_task_at_work;
                CREATE INDEX ix_human_task_at_work ON human_task (tenant_id, (coalesce(node, '')), due_at, id)
                WHERE state IN ('Open','Claimed','Delegated','Submitted');
                """);
        }
    }
}
