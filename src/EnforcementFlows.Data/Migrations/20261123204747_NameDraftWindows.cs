using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class NameDraftWindows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "window",
                table: "flow_definition",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "window_since",
                table: "flow_definition",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "window",
                table: "flow_definition");

            migrationBuilder.DropColumn(
                name: "window_since",
                table: "flow_definition");
        }
    }
}
