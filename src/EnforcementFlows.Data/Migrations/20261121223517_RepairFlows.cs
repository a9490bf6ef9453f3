using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class RepairFlows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "confirmed_by",
                table: "operator_acts",
                type: "character varying(96)",
                maxLength: 96,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "flow_repairs",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    details = table.Column<string>(type: "jsonb", nullable: false),
                    filter = table.Column<string>(type: "jsonb", nullable: true),
                    state = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    created_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_repairs", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "flow_repair_items",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    repair_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    context_id = table.Column<int>(type: "integer", nullable: false),
                    instance_version = table.Column<long>(type: "bigint", nullable: false),
                    definition_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    activity_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    code = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    message = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_repair_items", x => new { x.court, x.repair_id, x.number });
                    table.ForeignKey(
                        name: "fk_flow_repair_items_flow_repairs_court_repair_id",
                        columns: x => new { x.court, x.repair_id },
                        principalTable: "flow_repairs",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_flow_repair_items_court_repair_id_state_number",
                table: "flow_repair_items",
                columns: new[] { "court", "repair_id", "state", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_repairs_court_created_at",
                table: "flow_repairs",
                columns: new[] { "court", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_repairs_open",
                table: "flow_repairs",
                column: "created_at",
                filter: "state IN ('Queued', 'Running')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "flow_repair_items");

            migrationBuilder.DropTable(
                name: "flow_repairs");

            migrationBuilder.DropColumn(
                name: "confirmed_by",
                table: "operator_acts");
        }
    }
}
