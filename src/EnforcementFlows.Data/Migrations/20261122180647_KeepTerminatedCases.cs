using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepTerminatedCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "text",
                table: "work_log",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(2000)",
                oldMaxLength: 2000);

            migrationBuilder.AddColumn<string>(
                name: "excluded_handler",
                table: "cases",
                type: "character varying(96)",
                maxLength: 96,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "prior_case_id",
                table: "cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "prior_case_number",
                table: "cases",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "daily_checks",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    overdue = table.Column<int>(type: "integer", nullable: false),
                    due_soon = table.Column<int>(type: "integer", nullable: false),
                    checked_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_daily_checks", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "terminated_cases",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    terminated_on = table.Column<DateOnly>(type: "date", nullable: false),
                    outstanding = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    team = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    queries_until = table.Column<DateOnly>(type: "date", nullable: true),
                    next_query_on = table.Column<DateOnly>(type: "date", nullable: true),
                    last_queried_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    queries = table.Column<int>(type: "integer", nullable: false),
                    hits = table.Column<int>(type: "integer", nullable: false),
                    empty_in_a_row = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    resumed_case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    resumed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terminated_cases", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_terminated_cases_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_daily_checks_court_day",
                table: "daily_checks",
                columns: new[] { "court", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_terminated_cases_court_case_id",
                table: "terminated_cases",
                columns: new[] { "court", "case_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_terminated_cases_court_next_query_on",
                table: "terminated_cases",
                columns: new[] { "court", "next_query_on" },
                filter: "next_query_on IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "daily_checks");

            migrationBuilder.DropTable(
                name: "terminated_cases");

            migrationBuilder.DropColumn(
                name: "excluded_handler",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "prior_case_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "prior_case_number",
                table: "cases");

            migrationBuilder.AlterColumn<string>(
                name: "text",
                table: "work_log",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(8000)",
                oldMaxLength: 8000);
        }
    }
}
