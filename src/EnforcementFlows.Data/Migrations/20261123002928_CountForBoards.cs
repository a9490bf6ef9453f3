using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class CountForBoards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_receipts_unclaimed",
                table: "receipts",
                columns: new[] { "court", "arrived_at", "id" },
                filter: "claimed + returned < amount");

            migrationBuilder.CreateIndex(
                name: "ix_node_ledger_running_node",
                table: "node_ledger",
                columns: new[] { "court", "node", "due_at", "id" },
                filter: "met_at IS NULL AND voided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_court_closed_at",
                table: "cases",
                columns: new[] { "court", "closed_at" },
                filter: "closed_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_receipts_unclaimed",
                table: "receipts");

            migrationBuilder.DropIndex(
                name: "ix_node_ledger_running_node",
                table: "node_ledger");

            migrationBuilder.DropIndex(
                name: "ix_cases_court_closed_at",
                table: "cases");
        }
    }
}
