using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepCaseReaders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case_readers",
                columns: table => new
                {
                    court = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reader = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_readers", x => new { x.court, x.case_id, x.reader });
                    table.ForeignKey(
                        name: "fk_case_readers_cases_court_case_id",
                        columns: x => new { x.court, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "court", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("""
                -- Whom a task lets read its case: who has it, who answers for it, who did it; and while nobody has it, those it is offered to,
                -- the holders of its roles, in its team if it names one.
                CREATE FUNCTION task_readers(assignee text, owner text, done_by text, roles text[], team text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
                    SELECT person FROM unnest(ARRAY[assignee, owner, done_by]) AS person WHERE person IS NOT NULL
                    UNION
                    SELECT role || coalesce('@' || team, '') FROM unnest(roles) AS role WHERE assignee IS NULL
                $$;

                -- The case that a task belongs to; NULL if its flow runs on something else.
                CREATE FUNCTION case_of_task(correlation_id text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
                    SELECT CASE WHEN correlation_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN correlation_id::uuid END
                $$;

                -- The handler reads the case, and before there is one whoever was drawn (C-49). Its stage goes along with all its readers.
                CREATE FUNCTION keep_readers_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'UPDATE' THEN
                        UPDATE case_readers SET stage = NEW.stage, filed_at = NEW.filed_at
                        WHERE court = NEW.court AND case_id = NEW.id AND (stage, filed_at) IS DISTINCT FROM (NEW.stage, NEW.filed_at);
                    END IF;
                    INSERT INTO case_readers (court, case_id, reader, stage, filed_at)
                    SELECT NEW.court, NEW.id, reader, NEW.stage, NEW.filed_at
                    FROM coalesce(NEW.handler_id, NEW.assigned_handler) AS reader WHERE reader IS NOT NULL
                    ON CONFLICT DO NOTHING;
                    RETURN NULL;
                END
                $$;

                -- Where the task brings a new reader, the case stays locked until the commit: its stage cannot change between being read here and
                -- being seen by whoever changes it, and two bursts on one case cannot wait for each other's rows.
                CREATE FUNCTION keep_readers_of_task() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    -- one more task for somebody who has had one of this case: most are, and to see that costs a tenth of what follows
                    IF NEW.assignee IS NOT NULL AND NEW.owner IS NULL AND NEW.done_by IS NULL AND EXISTS (
                        SELECT FROM case_readers WHERE court = NEW.tenant_id AND case_id = case_of_task(NEW.correlation_id) AND reader = NEW.assignee) THEN
                        RETURN NULL;
                    END IF;
                    INSERT INTO case_readers (court, case_id, reader, stage, filed_at)
                    SELECT c.court, c.id, r.reader, c.stage, c.filed_at
                    FROM cases c CROSS JOIN task_readers(NEW.assignee, NEW.owner, NEW.done_by, NEW.roles, NEW.team) AS r(reader)
                    WHERE c.court = NEW.tenant_id AND c.id = case_of_task(NEW.correlation_id)
                        AND NOT EXISTS (SELECT FROM case_readers known WHERE known.court = c.court AND known.case_id = c.id AND known.reader = r.reader)
                    ORDER BY r.reader
                    FOR NO KEY UPDATE OF c
                    ON CONFLICT DO NOTHING;
                    RETURN NULL;
                END
                $$;

                -- Everybody who reads a case by what it and its tasks say now; for rows that came in while the triggers did not watch.
                CREATE FUNCTION fill_case_readers() RETURNS void LANGUAGE plpgsql AS $$
                BEGIN
                    ANALYZE cases, human_task; -- of tables just loaded the planner knows nothing, and would look each task's case up among all
                    INSERT INTO case_readers (court, case_id, reader, stage, filed_at)
                    SELECT court, id, reader, stage, filed_at
                    FROM cases CROSS JOIN coalesce(handler_id, assigned_handler) AS reader WHERE reader IS NOT NULL
                    UNION
                    SELECT c.court, c.id, r.reader, c.stage, c.filed_at
                    FROM cases c JOIN human_task t ON t.tenant_id = c.court AND t.correlation_id = c.id::text
                    CROSS JOIN task_readers(t.assignee, t.owner, t.done_by, t.roles, t.team) AS r(reader)
                    ORDER BY 1, 2, 3
                    ON CONFLICT DO NOTHING;
                END
                $$;
                """);

            // first the triggers, which hold off all writers until this has committed: no row comes between them and the filling
            migrationBuilder.Sql("""
                CREATE TRIGGER keep_readers_when_filed AFTER INSERT ON cases FOR EACH ROW EXECUTE FUNCTION keep_readers_of_case();

                CREATE TRIGGER keep_readers_when_moved AFTER UPDATE ON cases FOR EACH ROW
                WHEN ((OLD.stage, OLD.filed_at, OLD.handler_id, OLD.assigned_handler) IS DISTINCT FROM (NEW.stage, NEW.filed_at, NEW.handler_id, NEW.assigned_handler))
                EXECUTE FUNCTION keep_readers_of_case();

                CREATE TRIGGER keep_readers_when_asked AFTER INSERT ON human_task FOR EACH ROW
                WHEN (NEW.correlation_id IS NOT NULL)
                EXECUTE FUNCTION keep_readers_of_task();

                -- who does a task is its assignee nearly always, and reads the case since it was given to him
                CREATE TRIGGER keep_readers_when_passed_on AFTER UPDATE ON human_task FOR EACH ROW
                WHEN ((OLD.assignee, OLD.owner, OLD.roles, OLD.team) IS DISTINCT FROM (NEW.assignee, NEW.owner, NEW.roles, NEW.team)
                    OR (NEW.done_by IS DISTINCT FROM OLD.done_by AND NEW.done_by IS DISTINCT FROM NEW.assignee))
                EXECUTE FUNCTION keep_readers_of_task();

                SELECT fill_case_readers();
                """);

            migrationBuilder.CreateIndex(
                name: "ix_case_readers_court_reader_stage_filed_at_case_id",
                table: "case_readers",
                columns: new[] { "court", "reader", "stage", "filed_at", "case_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER keep_readers_when_passed_on ON human_task;
                DROP TRIGGER keep_readers_when_asked ON human_task;
                DROP TRIGGER keep_readers_when_moved ON cases;
                DROP TRIGGER keep_readers_when_filed ON cases;
                DROP FUNCTION fill_case_readers(), keep_readers_of_task(), keep_readers_of_case(), case_of_task(text), task_readers(text, text, text, text[], text);
                """);

            migrationBuilder.DropTable(
                name: "case_readers");
        }
    }
}
