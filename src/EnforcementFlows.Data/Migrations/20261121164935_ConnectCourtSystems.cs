using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class ConnectCourtSystems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_flow_outbox_available_at",
                table: "flow_outbox");

            migrationBuilder.AddColumn<string>(
                name: "correlation_id",
                table: "flow_outbox",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "skipped",
                table: "flow_outbox",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "gateway_requests",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    operation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    awaited = table.Column<bool>(type: "boolean", nullable: false),
                    node = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    clause = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gateway_requests", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_gateway_requests_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_jobs",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    header = table.Column<string[]>(type: "text[]", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_jobs", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "inbound_messages",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    message_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body = table.Column<string>(type: "character varying(1000000)", maxLength: 1000000, nullable: false),
                    original_body = table.Column<string>(type: "character varying(1000000)", maxLength: 1000000, nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbound_messages", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "operator_acts",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    act = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    subject_kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    subject_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    before = table.Column<string>(type: "character varying(1000000)", maxLength: 1000000, nullable: true),
                    after = table.Column<string>(type: "character varying(1000000)", maxLength: 1000000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operator_acts", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "webhook_subscriptions",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    protected_secret = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    types = table.Column<string[]>(type: "text[]", nullable: false),
                    case_types = table.Column<string[]>(type: "text[]", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_subscriptions", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "import_lines",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    cells = table.Column<string[]>(type: "text[]", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    case_number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    errors = table.Column<string>(type: "jsonb", nullable: true),
                    late = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_lines", x => new { x.court, x.job_id, x.line });
                    table.ForeignKey(
                        name: "fk_import_lines_import_jobs_court_job_id",
                        columns: x => new { x.court, x.job_id },
                        principalTable: "import_jobs",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_timeline_entries_court_at_id",
                table: "timeline_entries",
                columns: new[] { "court", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_outbox_kind_available_at",
                table: "flow_outbox",
                columns: new[] { "kind", "available_at" },
                filter: "done_at IS NULL AND dead_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_flow_outbox_tenant_id_dead_at",
                table: "flow_outbox",
                columns: new[] { "tenant_id", "dead_at" },
                filter: "dead_at IS NOT NULL AND done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_flow_outbox_tenant_id_kind_correlation_id_id",
                table: "flow_outbox",
                columns: new[] { "tenant_id", "kind", "correlation_id", "id" },
                filter: "done_at IS NULL AND correlation_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_gateway_requests_court_case_id_requested_at",
                table: "gateway_requests",
                columns: new[] { "court", "case_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_gateway_requests_court_state_requested_at",
                table: "gateway_requests",
                columns: new[] { "court", "state", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_import_jobs_court_created_at",
                table: "import_jobs",
                columns: new[] { "court", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_import_jobs_open",
                table: "import_jobs",
                column: "created_at",
                filter: "state IN ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_import_lines_court_job_id_state_line",
                table: "import_lines",
                columns: new[] { "court", "job_id", "state", "line" });

            migrationBuilder.CreateIndex(
                name: "ix_inbound_messages_court_case_id_received_at",
                table: "inbound_messages",
                columns: new[] { "court", "case_id", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_inbound_messages_court_gateway_message_id",
                table: "inbound_messages",
                columns: new[] { "court", "gateway", "message_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_inbound_messages_court_state_received_at",
                table: "inbound_messages",
                columns: new[] { "court", "state", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_operator_acts_court_at",
                table: "operator_acts",
                columns: new[] { "court", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_operator_acts_court_subject_kind_subject_id",
                table: "operator_acts",
                columns: new[] { "court", "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_subscriptions_court_client_id",
                table: "webhook_subscriptions",
                columns: new[] { "court", "client_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "gateway_requests");

            migrationBuilder.DropTable(
                name: "import_lines");

            migrationBuilder.DropTable(
                name: "inbound_messages");

            migrationBuilder.DropTable(
                name: "operator_acts");

            migrationBuilder.DropTable(
                name: "webhook_subscriptions");

            migrationBuilder.DropTable(
                name: "import_jobs");

            migrationBuilder.DropIndex(
                name: "ix_timeline_entries_court_at_id",
                table: "timeline_entries");

            migrationBuilder.DropIndex(
                name: "ix_flow_outbox_kind_available_at",
                table: "flow_outbox");

            migrationBuilder.DropIndex(
                name: "ix_flow_outbox_tenant_id_dead_at",
                table: "flow_outbox");

            migrationBuilder.DropIndex(
                name: "ix_flow_outbox_tenant_id_kind_correlation_id_id",
                table: "flow_outbox");

            migrationBuilder.DropColumn(
                name: "correlation_id",
                table: "flow_outbox");

            migrationBuilder.DropColumn(
                name: "skipped",
                table: "flow_outbox");

            migrationBuilder.CreateIndex(
                name: "ix_flow_outbox_available_at",
                table: "flow_outbox",
                column: "available_at",
                filter: "done_at IS NULL AND dead_at IS NULL");
        }
    }
}
