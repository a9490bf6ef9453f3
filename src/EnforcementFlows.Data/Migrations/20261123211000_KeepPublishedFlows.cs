using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepPublishedFlows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                -- What was published once is what cases have run by, and what their journals are read with: its text stays, whoever asks. Which version
                -- is the newest and which is taken by new cases may change.
                CREATE FUNCTION keep_published_flow() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'DELETE' THEN
                        RAISE EXCEPTION 'The flow version % was published and can not be deleted.', OLD.version_id USING ERRCODE = 'restrict_violation';
                    END IF;
                    IF (NEW.tenant_id, NEW.version_id, NEW.definition_id, NEW.version, NEW.json, NEW.content_hash, NEW.published_at)
                        IS DISTINCT FROM (OLD.tenant_id, OLD.version_id, OLD.definition_id, OLD.version, OLD.json, OLD.content_hash, OLD.published_at) THEN
                        RAISE EXCEPTION 'The flow version % was published and can not be changed.', OLD.version_id USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE TRIGGER keep_published_flow BEFORE UPDATE OR DELETE ON flow_definition
                    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION keep_published_flow();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER keep_published_flow ON flow_definition; DROP FUNCTION keep_published_flow();");
        }
    }
}
