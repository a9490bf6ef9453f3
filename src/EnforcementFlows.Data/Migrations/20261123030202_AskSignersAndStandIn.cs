using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class AskSignersAndStandIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_parties_court_id_number",
                table: "parties");

            migrationBuilder.AddColumn<string>(
                name: "acting_for",
                table: "human_task",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "awaited_signers",
                table: "human_task",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "initiator",
                table: "human_task",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "parent_task_id",
                table: "human_task",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "human_task",
                type: "text",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "number",
                table: "cases",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(64)",
                oldMaxLength: 64);

            migrationBuilder.Sql("""
                -- A name as it is searched for: brackets of half width, without spaces and the dots within names, letters in capitals.
                CREATE FUNCTION party_name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT upper(translate(name, '（）　 ·•・．', '()')) $$;
                """);

            migrationBuilder.AddColumn<string>(
                name: "name_key",
                table: "parties",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                computedColumnSql: "party_name_key(name)",
                stored: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "substitutions",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    principal = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    substitute = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_substitutions", x => new { x.court, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_parties_court_id_number_case_id",
                table: "parties",
                columns: new[] { "court", "id_number", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_parties_court_name_key_case_id",
                table: "parties",
                columns: new[] { "court", "name_key", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_human_task_tenant_id_parent_task_id",
                table: "human_task",
                columns: new[] { "tenant_id", "parent_task_id" },
                filter: "parent_task_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_court_prior_case_id",
                table: "cases",
                columns: new[] { "court", "prior_case_id" },
                filter: "prior_case_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_substitutions_court_from_id",
                table: "substitutions",
                columns: new[] { "court", "from", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_substitutions_court_principal_until",
                table: "substitutions",
                columns: new[] { "court", "principal", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_substitutions_court_substitute_until",
                table: "substitutions",
                columns: new[] { "court", "substitute", "until" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "substitutions");

            migrationBuilder.DropIndex(
                name: "ix_parties_court_id_number_case_id",
                table: "parties");

            migrationBuilder.DropIndex(
                name: "ix_parties_court_name_key_case_id",
                table: "parties");

            migrationBuilder.DropIndex(
                name: "ix_human_task_tenant_id_parent_task_id",
                table: "human_task");

            migrationBuilder.DropIndex(
                name: "ix_cases_court_prior_case_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "name_key",
                table: "parties");

            migrationBuilder.Sql("DROP FUNCTION party_name_key(text);");

            migrationBuilder.DropColumn(
                name: "acting_for",
                table: "human_task");

            migrationBuilder.DropColumn(
                name: "awaited_signers",
                table: "human_task");

            migrationBuilder.DropColumn(
                name: "initiator",
                table: "human_task");

            migrationBuilder.DropColumn(
                name: "parent_task_id",
                table: "human_task");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "human_task");

            migrationBuilder.AlterColumn<string>(
                name: "number",
                table: "cases",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(64)",
                oldMaxLength: 64,
                oldCollation: "C");

            migrationBuilder.CreateIndex(
                name: "ix_parties_court_id_number",
                table: "parties",
                columns: new[] { "court", "id_number" });
        }
    }
}
