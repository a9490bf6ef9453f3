using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class InitialCreate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "api_clients",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    display_name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    secret_hash = table.Column<string>(type: "text", nullable: false),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_clients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    closing_way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    archived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    archive_shelf = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    number = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    application_received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    material_received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    filing_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    profile_version = table.Column<int>(type: "integer", nullable: false),
                    flags = table.Column<List<string>>(type: "text[]", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_class = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    track = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    triage_rule = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    triaged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    assigned_handler = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    handler_id = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    handed_over_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    team = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    stage_before_pause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    amounts_applied = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    amounts_received = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    amounts_waived = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    title_effective_on = table.Column<DateOnly>(type: "date", nullable: true),
                    title_issued_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    title_kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    title_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clock",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    now = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock", x => x.id);
                    table.CheckConstraint("ck_clock_one_row", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "court_profiles",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    content_sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_court_profiles", x => new { x.court, x.version });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    friendly_name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deadlines",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    profile_version = table.Column<int>(type: "integer", nullable: false),
                    node = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    clause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    court_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    statutory_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    warn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    met_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    overdue_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    provisional = table.Column<bool>(type: "boolean", nullable: false),
                    calendar_version = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    explanation = table.Column<string>(type: "jsonb", nullable: false),
                    basis = table.Column<string>(type: "jsonb", nullable: false),
                    pauses = table.Column<string>(type: "jsonb", nullable: false),
                    extensions = table.Column<string>(type: "jsonb", nullable: false),
                    alerts = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadlines", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "flow_command",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    command_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    result = table.Column<string>(type: "jsonb", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_command", x => new { x.tenant_id, x.command_id });
                });

            migrationBuilder.CreateTable(
                name: "flow_definition",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    version_id = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    json = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "text", nullable: false),
                    is_published = table.Column<bool>(type: "boolean", nullable: false),
                    is_latest = table.Column<bool>(type: "boolean", nullable: false),
                    origin = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_definition", x => new { x.tenant_id, x.version_id });
                });

            migrationBuilder.CreateTable(
                name: "flow_early_event",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_early_event", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "flow_incident",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    context_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    node_id = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_incident", x => new { x.tenant_id, x.instance_id, x.context_id, x.at });
                });

            migrationBuilder.CreateTable(
                name: "flow_instance",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    version_id = table.Column<string>(type: "text", nullable: false),
                    plan_hash = table.Column<string>(type: "text", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    parent_context = table.Column<int>(type: "integer", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    sub_status = table.Column<string>(type: "text", nullable: false),
                    incident_count = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_instance", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "flow_journal",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: true),
                    command_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_journal", x => new { x.tenant_id, x.instance_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "flow_outbox",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    dedup_key = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    available_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dead_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_outbox", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "flow_plan",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    plan_hash = table.Column<string>(type: "text", nullable: false),
                    version_id = table.Column<string>(type: "text", nullable: false),
                    inlined = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_plan", x => new { x.tenant_id, x.plan_hash });
                });

            migrationBuilder.CreateTable(
                name: "flow_state",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<byte[]>(type: "bytea", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    plan_hash = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    sub_status = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_state", x => new { x.tenant_id, x.instance_id });
                });

            migrationBuilder.CreateTable(
                name: "flow_timer",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    context_id = table.Column<int>(type: "integer", nullable: false),
                    handler = table.Column<string>(type: "text", nullable: true),
                    key = table.Column<string>(type: "text", nullable: true),
                    data = table.Column<string>(type: "jsonb", nullable: true),
                    generation = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_owner = table.Column<string>(type: "text", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_timer", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "flow_trigger",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    version_id = table.Column<string>(type: "text", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_trigger", x => new { x.tenant_id, x.version_id, x.activity_id });
                });

            migrationBuilder.CreateTable(
                name: "flow_wait",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    context_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_wait", x => new { x.tenant_id, x.instance_id, x.context_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "human_task",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    context_id = table.Column<int>(type: "integer", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: true),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    node = table.Column<string>(type: "text", nullable: true),
                    clause = table.Column<string>(type: "text", nullable: true),
                    roles = table.Column<string[]>(type: "text[]", nullable: false),
                    team = table.Column<string>(type: "text", nullable: true),
                    excluded_users = table.Column<string[]>(type: "text[]", nullable: false),
                    outcomes = table.Column<string[]>(type: "text[]", nullable: false),
                    form_key = table.Column<string>(type: "text", nullable: true),
                    item = table.Column<string>(type: "jsonb", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    subject_id = table.Column<string>(type: "text", nullable: true),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    assignee = table.Column<string>(type: "text", nullable: true),
                    owner = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    claimed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<string>(type: "text", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    form = table.Column<string>(type: "jsonb", nullable: true),
                    comment = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_human_task", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "receipts",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    payer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    into_case_account = table.Column<bool>(type: "boolean", nullable: false),
                    claimed = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    returned = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipts", x => new { x.court, x.id });
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    display_name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    employer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_records",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    what = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_records", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_access_records_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    to_user = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    to_role = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    node = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    deadline_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    clause = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    acknowledged_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_alerts_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "asset_queries",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    system = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    started_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    unreachable = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    analysis = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    feedback_form = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    analysed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    control = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    control_failure = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    controlled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_queries", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_asset_queries_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assets",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    query_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner_party_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    identifier = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    value = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    burdens = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    disposability = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assets", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_assets_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_accounts",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_number = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    balance = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_accounts", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_case_accounts_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_documents",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    set = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    template = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    clause = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    recipient_role = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    recipient_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recipient_party_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content_type = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    proof = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    served_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    return_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_documents", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_case_documents_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_pauses",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    document = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    approved_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_pauses", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_case_pauses_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_requests",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    requested_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision_text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_requests", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_case_requests_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "control_measures",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    asset_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: true),
                    property = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    document = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    assisted_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    amount_limit = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    waiting_rank = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    end_document = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_control_measures", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_control_measures_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "handler_assignments",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    handler_id = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    from_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    draw_seed = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handler_assignments", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_handler_assignments_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "node_ledger",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deadline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_number = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    node = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    node_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    holder = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    court_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    statutory_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    warn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    alerted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    alert_method = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    met_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    voided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reported_to = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    bulletin_number = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_node_ledger", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_node_ledger_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "overdue_reports",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deadline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    node_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    holder = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    reported_to = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    decided_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opinion = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    feedback_before = table.Column<DateOnly>(type: "date", nullable: true),
                    annotations = table.Column<List<string>>(type: "text[]", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_overdue_reports", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_overdue_reports_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "parties",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    id_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parties", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_parties_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payout_deferrals",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    receipt_id = table.Column<Guid>(type: "uuid", nullable: true),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    approved_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_deferrals", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_payout_deferrals_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sanctions",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    party_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lift_ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sanctions", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_sanctions_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "timeline_entries",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proven_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    clause = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    actor = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    node = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    data = table.Column<string>(type: "jsonb", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timeline_entries", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_timeline_entries_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_log",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    case_number = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    node = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    method = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    alert_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reported_to = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_log", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_work_log_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipt_claims",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    receipt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    claimed_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    claimed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    basis = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    counter_of = table.Column<Guid>(type: "uuid", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_claims", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_receipt_claims_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_receipt_claims_receipts_court_receipt_id",
                        columns: x => new { x.court, x.receipt_id },
                        principalTable: "receipts",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_sessions_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "team_members",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    team = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_members", x => new { x.court, x.team, x.user_id, x.from });
                    table.ForeignKey(
                        name: "fk_team_members_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_claims_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_user_logins_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_roles",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_roles", x => new { x.court, x.role, x.user_id });
                    table.ForeignKey(
                        name: "fk_user_roles_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_user_tokens_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asset_disposals",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    price_method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    price = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    price_fixed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    price_valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    set_off_price = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    ruling_served_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ruling_number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    transferred_on = table.Column<DateOnly>(type: "date", nullable: true),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_disposals", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_asset_disposals_assets_court_asset_id",
                        columns: x => new { x.court, x.asset_id },
                        principalTable: "assets",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_asset_disposals_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_entries",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    balance_after = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    counter_of = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_entries", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_account_entries_case_accounts_court_account_id",
                        columns: x => new { x.court, x.account_id },
                        principalTable: "case_accounts",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_account_entries_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_document_contents",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_document_contents", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_case_document_contents_case_documents_court_id",
                        columns: x => new { x.court, x.id },
                        principalTable: "case_documents",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "approval_records",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    chain = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    role = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    by_name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    acting_for = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    opinion = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proven_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    clause = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    authorisation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    paper_form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    paper_form_document = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    paper_form_filed_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    paper_form_filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_records", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_approval_records_case_requests_court_request_id",
                        columns: x => new { x.court, x.request_id },
                        principalTable: "case_requests",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_approval_records_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payouts",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payee_party_id = table.Column<Guid>(type: "uuid", nullable: true),
                    payee = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    payee_account = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    fee = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    signed_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    paid_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    voucher = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    failure_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payouts", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_payouts_case_accounts_court_account_id",
                        columns: x => new { x.court, x.account_id },
                        principalTable: "case_accounts",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payouts_case_requests_court_request_id",
                        columns: x => new { x.court, x.request_id },
                        principalTable: "case_requests",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payouts_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "measure_renewals",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    document = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measure_renewals", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_measure_renewals_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_measure_renewals_control_measures_court_measure_id",
                        columns: x => new { x.court, x.measure_id },
                        principalTable: "control_measures",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bulletin_entries",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    node_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    issued_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulletin_entries", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_bulletin_entries_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bulletin_entries_overdue_reports_court_report_id",
                        columns: x => new { x.court, x.report_id },
                        principalTable: "overdue_reports",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sanction_entries",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    approved_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: false),
                    operated_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    operated_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    system_number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sanction_entries", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_sanction_entries_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sanction_entries_sanctions_court_sanction_id",
                        columns: x => new { x.court, x.sanction_id },
                        principalTable: "sanctions",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "auction_rounds",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    disposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    starting_price = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    increment = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    deposit = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    price = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    buyer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    balance_paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_auction_rounds", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_auction_rounds_asset_disposals_court_disposal_id",
                        columns: x => new { x.court, x.disposal_id },
                        principalTable: "asset_disposals",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_auction_rounds_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "disposal_records",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    disposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    round = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    proven_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disposal_records", x => new { x.court, x.id });
                    table.ForeignKey(
                        name: "fk_disposal_records_asset_disposals_court_disposal_id",
                        columns: x => new { x.court, x.disposal_id },
                        principalTable: "asset_disposals",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_disposal_records_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_records_court_by_at",
                table: "access_records",
                columns: new[] { "court", "by", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_access_records_court_case_id_at",
                table: "access_records",
                columns: new[] { "court", "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_account_entries_court_account_id",
                table: "account_entries",
                columns: new[] { "court", "account_id" });

            migrationBuilder.CreateIndex(
                name: "ix_account_entries_court_case_id_at",
                table: "account_entries",
                columns: new[] { "court", "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_account_entries_court_counter_of",
                table: "account_entries",
                columns: new[] { "court", "counter_of" },
                unique: true,
                filter: "counter_of IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_court_case_id_raised_at",
                table: "alerts",
                columns: new[] { "court", "case_id", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_court_key",
                table: "alerts",
                columns: new[] { "court", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alerts_court_to_role_raised_at",
                table: "alerts",
                columns: new[] { "court", "to_role", "raised_at" },
                filter: "acknowledged_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_court_to_user_raised_at",
                table: "alerts",
                columns: new[] { "court", "to_user", "raised_at" },
                filter: "acknowledged_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_api_clients_court",
                table: "api_clients",
                column: "court");

            migrationBuilder.CreateIndex(
                name: "ix_approval_records_awaited",
                table: "approval_records",
                columns: new[] { "court", "at" },
                filter: "paper_form = 'Awaited'");

            migrationBuilder.CreateIndex(
                name: "ix_approval_records_court_case_id_at",
                table: "approval_records",
                columns: new[] { "court", "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_approval_records_court_request_id",
                table: "approval_records",
                columns: new[] { "court", "request_id" });

            migrationBuilder.CreateIndex(
                name: "ix_asset_disposals_court_asset_id",
                table: "asset_disposals",
                columns: new[] { "court", "asset_id" });

            migrationBuilder.CreateIndex(
                name: "ix_asset_disposals_court_case_id_started_at",
                table: "asset_disposals",
                columns: new[] { "court", "case_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_asset_queries_court_case_id_system_started_at",
                table: "asset_queries",
                columns: new[] { "court", "case_id", "system", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_assets_court_case_id_found_at",
                table: "assets",
                columns: new[] { "court", "case_id", "found_at" });

            migrationBuilder.CreateIndex(
                name: "ix_auction_rounds_court_case_id",
                table: "auction_rounds",
                columns: new[] { "court", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_auction_rounds_court_disposal_id",
                table: "auction_rounds",
                columns: new[] { "court", "disposal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_auction_rounds_court_starts_at",
                table: "auction_rounds",
                columns: new[] { "court", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_bulletin_entries_court_case_id",
                table: "bulletin_entries",
                columns: new[] { "court", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bulletin_entries_court_report_id",
                table: "bulletin_entries",
                columns: new[] { "court", "report_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bulletin_entries_court_year_sequence",
                table: "bulletin_entries",
                columns: new[] { "court", "year", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_accounts_court_case_id",
                table: "case_accounts",
                columns: new[] { "court", "case_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_documents_court_case_id_made_at",
                table: "case_documents",
                columns: new[] { "court", "case_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_case_documents_court_case_id_set",
                table: "case_documents",
                columns: new[] { "court", "case_id", "set" });

            migrationBuilder.CreateIndex(
                name: "ix_case_pauses_court_case_id",
                table: "case_pauses",
                columns: new[] { "court", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_requests_court_case_id_requested_at",
                table: "case_requests",
                columns: new[] { "court", "case_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_case_requests_court_state_requested_at",
                table: "case_requests",
                columns: new[] { "court", "state", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ux_case_requests_one_at_a_time",
                table: "case_requests",
                columns: new[] { "court", "case_id", "kind" },
                unique: true,
                filter: "state IN ('Open', 'Returned') AND kind IN ('extension', 'handler-change', 'close', 'terminate')");

            migrationBuilder.CreateIndex(
                name: "ix_cases_court_filed_at_id",
                table: "cases",
                columns: new[] { "court", "filed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_court_handler_id_stage",
                table: "cases",
                columns: new[] { "court", "handler_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_court_number",
                table: "cases",
                columns: new[] { "court", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_court_stage_filed_at",
                table: "cases",
                columns: new[] { "court", "stage", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_control_measures_court_case_id_state",
                table: "control_measures",
                columns: new[] { "court", "case_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_control_measures_court_ends_on",
                table: "control_measures",
                columns: new[] { "court", "ends_on" },
                filter: "state = 'InForce'");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_court_case_id_node",
                table: "deadlines",
                columns: new[] { "court", "case_id", "node" });

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_court_state_due_at",
                table: "deadlines",
                columns: new[] { "court", "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_disposal_records_court_case_id_at",
                table: "disposal_records",
                columns: new[] { "court", "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_disposal_records_court_disposal_id",
                table: "disposal_records",
                columns: new[] { "court", "disposal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_definition_tenant_id_definition_id_version",
                table: "flow_definition",
                columns: new[] { "tenant_id", "definition_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_flow_definition_published",
                table: "flow_definition",
                columns: new[] { "tenant_id", "definition_id" },
                unique: true,
                filter: "is_published");

            migrationBuilder.CreateIndex(
                name: "ix_flow_early_event_tenant_id_correlation_id_name",
                table: "flow_early_event",
                columns: new[] { "tenant_id", "correlation_id", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_early_event_tenant_id_instance_id",
                table: "flow_early_event",
                columns: new[] { "tenant_id", "instance_id" },
                filter: "instance_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_flow_incident_tenant_id_at",
                table: "flow_incident",
                columns: new[] { "tenant_id", "at" },
                filter: "resolved_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_flow_instance_tenant_id_correlation_id",
                table: "flow_instance",
                columns: new[] { "tenant_id", "correlation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_instance_tenant_id_parent_id",
                table: "flow_instance",
                columns: new[] { "tenant_id", "parent_id" },
                filter: "parent_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_flow_instance_tenant_id_status_definition_id",
                table: "flow_instance",
                columns: new[] { "tenant_id", "status", "definition_id" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_outbox_available_at",
                table: "flow_outbox",
                column: "available_at",
                filter: "done_at IS NULL AND dead_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_flow_outbox_tenant_id_kind_dedup_key",
                table: "flow_outbox",
                columns: new[] { "tenant_id", "kind", "dedup_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_flow_timer_due_at_id",
                table: "flow_timer",
                columns: new[] { "due_at", "id" },
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_flow_timer_lease_until",
                table: "flow_timer",
                column: "lease_until",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_flow_timer_tenant_id_instance_id",
                table: "flow_timer",
                columns: new[] { "tenant_id", "instance_id" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_trigger_next_at",
                table: "flow_trigger",
                column: "next_at",
                filter: "next_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_flow_trigger_tenant_id_kind_value",
                table: "flow_trigger",
                columns: new[] { "tenant_id", "kind", "value" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_wait_tenant_id_name_correlation_id",
                table: "flow_wait",
                columns: new[] { "tenant_id", "name", "correlation_id" });

            migrationBuilder.CreateIndex(
                name: "ux_handler_assignments_current",
                table: "handler_assignments",
                columns: new[] { "court", "case_id" },
                unique: true,
                filter: "until_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_human_task_tenant_id_assignee_due_at",
                table: "human_task",
                columns: new[] { "tenant_id", "assignee", "due_at" },
                filter: "state IN ('Open','Claimed','Delegated','Submitted')");

            migrationBuilder.CreateIndex(
                name: "ix_human_task_tenant_id_correlation_id",
                table: "human_task",
                columns: new[] { "tenant_id", "correlation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_human_task_tenant_id_due_at_id",
                table: "human_task",
                columns: new[] { "tenant_id", "due_at", "id" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_human_task_tenant_id_instance_id_context_id",
                table: "human_task",
                columns: new[] { "tenant_id", "instance_id", "context_id" },
                filter: "state IN ('Open','Claimed','Delegated','Submitted')");

            migrationBuilder.CreateIndex(
                name: "ix_measure_renewals_court_case_id",
                table: "measure_renewals",
                columns: new[] { "court", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_measure_renewals_court_measure_id",
                table: "measure_renewals",
                columns: new[] { "court", "measure_id" });

            migrationBuilder.CreateIndex(
                name: "ix_node_ledger_court_case_id",
                table: "node_ledger",
                columns: new[] { "court", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_node_ledger_court_deadline_id",
                table: "node_ledger",
                columns: new[] { "court", "deadline_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_node_ledger_court_due_at_id",
                table: "node_ledger",
                columns: new[] { "court", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_node_ledger_court_holder_due_at",
                table: "node_ledger",
                columns: new[] { "court", "holder", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_overdue_reports_court_case_id_raised_at",
                table: "overdue_reports",
                columns: new[] { "court", "case_id", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "ix_overdue_reports_court_deadline_id",
                table: "overdue_reports",
                columns: new[] { "court", "deadline_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_overdue_reports_undecided",
                table: "overdue_reports",
                columns: new[] { "court", "raised_at" },
                filter: "decision IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_parties_court_case_id",
                table: "parties",
                columns: new[] { "court", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_parties_court_id_number",
                table: "parties",
                columns: new[] { "court", "id_number" });

            migrationBuilder.CreateIndex(
                name: "ix_parties_court_name",
                table: "parties",
                columns: new[] { "court", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_payout_deferrals_court_case_id_until",
                table: "payout_deferrals",
                columns: new[] { "court", "case_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_payouts_court_account_id",
                table: "payouts",
                columns: new[] { "court", "account_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payouts_court_case_id_state",
                table: "payouts",
                columns: new[] { "court", "case_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_payouts_court_request_id",
                table: "payouts",
                columns: new[] { "court", "request_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payouts_court_state_paid_at",
                table: "payouts",
                columns: new[] { "court", "state", "paid_at" });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_claims_court_case_id_claimed_at",
                table: "receipt_claims",
                columns: new[] { "court", "case_id", "claimed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_claims_court_counter_of",
                table: "receipt_claims",
                columns: new[] { "court", "counter_of" },
                unique: true,
                filter: "counter_of IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_claims_court_receipt_id",
                table: "receipt_claims",
                columns: new[] { "court", "receipt_id" });

            migrationBuilder.CreateIndex(
                name: "ix_receipts_court_arrived_at_id",
                table: "receipts",
                columns: new[] { "court", "arrived_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_receipts_court_reference",
                table: "receipts",
                columns: new[] { "court", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sanction_entries_court_case_id",
                table: "sanction_entries",
                columns: new[] { "court", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sanction_entries_court_operated_on_id",
                table: "sanction_entries",
                columns: new[] { "court", "operated_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sanction_entries_court_sanction_id",
                table: "sanction_entries",
                columns: new[] { "court", "sanction_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sanctions_court_case_id_state",
                table: "sanctions",
                columns: new[] { "court", "case_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_sanctions_court_ends_on",
                table: "sanctions",
                columns: new[] { "court", "ends_on" },
                filter: "state = 'InForce'");

            migrationBuilder.CreateIndex(
                name: "ux_sanctions_in_force",
                table: "sanctions",
                columns: new[] { "court", "case_id", "party_id", "kind" },
                unique: true,
                filter: "state = 'InForce'");

            migrationBuilder.CreateIndex(
                name: "ix_staff_sessions_user_id",
                table: "staff_sessions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_team_members_user_id",
                table: "team_members",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_timeline_entries_court_case_id_at_id",
                table: "timeline_entries",
                columns: new[] { "court", "case_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_user_claims_user_id",
                table: "user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_logins_user_id",
                table: "user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_roles_user_id",
                table: "user_roles",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_users_court",
                table: "users",
                column: "court");

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_email",
                table: "users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_user_name",
                table: "users",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_work_log_court_at_id",
                table: "work_log",
                columns: new[] { "court", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_log_court_case_id_at",
                table: "work_log",
                columns: new[] { "court", "case_id", "at" });

            // Rows that every burst rewrites: room on the page keeps the updates in place (HOT), and vacuum comes before the left edge of an index rots.
            migrationBuilder.Sql("ALTER TABLE flow_state SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05)");
            migrationBuilder.Sql("ALTER TABLE flow_timer SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01)");
            migrationBuilder.Sql("ALTER TABLE flow_outbox SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01)");
            migrationBuilder.Sql("ALTER TABLE human_task SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_records");

            migrationBuilder.DropTable(
                name: "account_entries");

            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "api_clients");

            migrationBuilder.DropTable(
                name: "approval_records");

            migrationBuilder.DropTable(
                name: "asset_queries");

            migrationBuilder.DropTable(
                name: "auction_rounds");

            migrationBuilder.DropTable(
                name: "bulletin_entries");

            migrationBuilder.DropTable(
                name: "case_document_contents");

            migrationBuilder.DropTable(
                name: "case_pauses");

            migrationBuilder.DropTable(
                name: "clock");

            migrationBuilder.DropTable(
                name: "court_profiles");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "deadlines");

            migrationBuilder.DropTable(
                name: "disposal_records");

            migrationBuilder.DropTable(
                name: "flow_command");

            migrationBuilder.DropTable(
                name: "flow_definition");

            migrationBuilder.DropTable(
                name: "flow_early_event");

            migrationBuilder.DropTable(
                name: "flow_incident");

            migrationBuilder.DropTable(
                name: "flow_instance");

            migrationBuilder.DropTable(
                name: "flow_journal");

            migrationBuilder.DropTable(
                name: "flow_outbox");

            migrationBuilder.DropTable(
                name: "flow_plan");

            migrationBuilder.DropTable(
                name: "flow_state");

            migrationBuilder.DropTable(
                name: "flow_timer");

            migrationBuilder.DropTable(
                name: "flow_trigger");

            migrationBuilder.DropTable(
                name: "flow_wait");

            migrationBuilder.DropTable(
                name: "handler_assignments");

            migrationBuilder.DropTable(
                name: "human_task");

            migrationBuilder.DropTable(
                name: "measure_renewals");

            migrationBuilder.DropTable(
                name: "node_ledger");

            migrationBuilder.DropTable(
                name: "parties");

            migrationBuilder.DropTable(
                name: "payout_deferrals");

            migrationBuilder.DropTable(
                name: "payouts");

            migrationBuilder.DropTable(
                name: "receipt_claims");

            migrationBuilder.DropTable(
                name: "sanction_entries");

            migrationBuilder.DropTable(
                name: "staff_sessions");

            migrationBuilder.DropTable(
                name: "team_members");

            migrationBuilder.DropTable(
                name: "timeline_entries");

            migrationBuilder.DropTable(
                name: "user_claims");

            migrationBuilder.DropTable(
                name: "user_logins");

            migrationBuilder.DropTable(
                name: "user_roles");

            migrationBuilder.DropTable(
                name: "user_tokens");

            migrationBuilder.DropTable(
                name: "work_log");

            migrationBuilder.DropTable(
                name: "overdue_reports");

            migrationBuilder.DropTable(
                name: "case_documents");

            migrationBuilder.DropTable(
                name: "asset_disposals");

            migrationBuilder.DropTable(
                name: "control_measures");

            migrationBuilder.DropTable(
                name: "case_accounts");

            migrationBuilder.DropTable(
                name: "case_requests");

            migrationBuilder.DropTable(
                name: "receipts");

            migrationBuilder.DropTable(
                name: "sanctions");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "assets");

            migrationBuilder.DropTable(
                name: "cases");
        }
    }
}
