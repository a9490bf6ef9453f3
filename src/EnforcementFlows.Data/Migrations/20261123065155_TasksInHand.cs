using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class TasksInHand : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_human_task_tenant_id_state_due_at_id",
                table: "human_task",
                columns: new[] { "tenant_id", "state", "due_at", "id" },
                filter: "state IN ('Claimed','Delegated')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_human_task_tenant_id_state_due_at_id",
                table: "human_task");
        }
    }
}
