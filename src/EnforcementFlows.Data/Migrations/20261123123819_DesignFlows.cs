using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class DesignFlows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "based_on",
                table: "flow_definition",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "created_by",
                table: "flow_definition",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "description",
                table: "flow_definition",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "editors",
                table: "flow_definition",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "published_at",
                table: "flow_definition",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "flow_definition",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "updated_at",
                table: "flow_definition",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "updated_by",
                table: "flow_definition",
                type: "text",
                nullable: true);

            // whatever is stored before there was a designer came from files, published
            migrationBuilder.Sql("UPDATE flow_definition SET published_at = created_at, description = json::jsonb ->> 'description';");

            migrationBuilder.CreateTable(
                name: "definition_leases",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    definition_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    holder = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition_leases", x => new { x.court, x.definition_id });
                });

            migrationBuilder.CreateTable(
                name: "definition_releases",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    replaces = table.Column<int>(type: "integer", nullable: true),
                    authors = table.Column<string[]>(type: "character varying(96)[]", nullable: false),
                    requested_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opinion = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    accepted_warnings = table.Column<string[]>(type: "character varying(2000)[]", nullable: false),
                    warning_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition_releases", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "definition_replays",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    assumed_hours = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition_replays", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "definition_tests",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition_tests", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "flow_migrations",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    from_version_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    from_version = table.Column<int>(type: "integer", nullable: false),
                    to_version_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    to_version = table.Column<int>(type: "integer", nullable: false),
                    map = table.Column<string>(type: "jsonb", nullable: false),
                    legal_ground = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    clause = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    authors = table.Column<string[]>(type: "character varying(96)[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    undoing = table.Column<bool>(type: "boolean", nullable: false),
                    to_plan_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    total = table.Column<int>(type: "integer", nullable: false),
                    set_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    requested_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opinion = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    undone_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    undo_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_migrations", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "definition_replay_cases",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    replay_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    late = table.Column<bool>(type: "boolean", nullable: false),
                    late_no_more = table.Column<bool>(type: "boolean", nullable: false),
                    approvers = table.Column<bool>(type: "boolean", nullable: false),
                    path = table.Column<bool>(type: "boolean", nullable: false),
                    differences = table.Column<string>(type: "jsonb", nullable: true),
                    message = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition_replay_cases", x => new { x.court, x.replay_id, x.place });
                    table.ForeignKey(
                        name: "fk_definition_replay_cases_definition_replays_court_replay_id",
                        columns: x => new { x.court, x.replay_id },
                        principalTable: "definition_replays",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "migrated_flows",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    migration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    message = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    undo = table.Column<string>(type: "jsonb", nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_migrated_flows", x => new { x.court, x.migration_id, x.instance_id });
                    table.ForeignKey(
                        name: "fk_migrated_flows_flow_migrations_court_migration_id",
                        columns: x => new { x.court, x.migration_id },
                        principalTable: "flow_migrations",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_flow_definition_latest",
                table: "flow_definition",
                columns: new[] { "tenant_id", "definition_id" },
                unique: true,
                filter: "is_latest");

            migrationBuilder.CreateIndex(
                name: "ix_definition_releases_court_requested_at_id",
                table: "definition_releases",
                columns: new[] { "court", "requested_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_definition_releases_open",
                table: "definition_releases",
                columns: new[] { "court", "definition_id" },
                unique: true,
                filter: "state = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ix_definition_replay_cases_court_replay_id_state_place",
                table: "definition_replay_cases",
                columns: new[] { "court", "replay_id", "state", "place" });

            migrationBuilder.CreateIndex(
                name: "ix_definition_replays_court_definition_id_created_at_id",
                table: "definition_replays",
                columns: new[] { "court", "definition_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_definition_replays_open",
                table: "definition_replays",
                columns: new[] { "court", "created_at" },
                filter: "state IN ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_definition_tests_court_definition_id_name",
                table: "definition_tests",
                columns: new[] { "court", "definition_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_flow_migrations_court_definition_id_created_at_id",
                table: "flow_migrations",
                columns: new[] { "court", "definition_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_migrations_open",
                table: "flow_migrations",
                columns: new[] { "court", "created_at" },
                filter: "state IN ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_migrated_flows_court_migration_id_state_instance_id",
                table: "migrated_flows",
                columns: new[] { "court", "migration_id", "state", "instance_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "definition_leases");

            migrationBuilder.DropTable(
                name: "definition_releases");

            migrationBuilder.DropTable(
                name: "definition_replay_cases");

            migrationBuilder.DropTable(
                name: "definition_tests");

            migrationBuilder.DropTable(
                name: "migrated_flows");

            migrationBuilder.DropTable(
                name: "definition_replays");

            migrationBuilder.DropTable(
                name: "flow_migrations");

            migrationBuilder.DropIndex(
                name: "ux_flow_definition_latest",
                table: "flow_definition");

            migrationBuilder.DropColumn(
                name: "based_on",
                table: "flow_definition");

            migrationBuilder.DropColumn(
                name: "created_by",
                table: "flow_definition");

            migrationBuilder.DropColumn(
                name: "description",
                table: "flow_definition");

            migrationBuilder.DropColumn(
                name: "editors",
                table: "flow_definition");

            migrationBuilder.DropColumn(
                name: "published_at",
                table: "flow_definition");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "flow_definition");

            migrationBuilder.DropColumn(
                name: "updated_at",
                table: "flow_definition");

            migrationBuilder.DropColumn(
                name: "updated_by",
                table: "flow_definition");
        }
    }
}
