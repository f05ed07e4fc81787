-- A header, @unknown to the parameters.
select '{}' @> row.names from row where row.tenant_id = @tenant and row.kind = @kind and row.other = @tenant and @which
