using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class NameParentInState : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "parent_context",
                table: "flow_state",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "parent_id",
                table: "flow_state",
                type: "uuid",
                nullable: true);

            migrationBuilder.Sql("""
                UPDATE flow_state s SET parent_id = i.parent_id, parent_context = i.parent_context
                FROM flow_instance i WHERE i.tenant_id = s.tenant_id AND i.id = s.instance_id AND i.parent_id IS NOT NULL
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "parent_context",
                table: "flow_state");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "flow_state");
        }
    }
}
