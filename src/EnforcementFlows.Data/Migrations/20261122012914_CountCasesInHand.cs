using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class CountCasesInHand : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_cases_in_hand",
                table: "cases",
                columns: new[] { "court", "handler_id" },
                filter: "closed_at IS NULL AND handler_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cases_in_hand",
                table: "cases");
        }
    }
}
