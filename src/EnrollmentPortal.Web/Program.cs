using EnrollmentPortal.Web.Hosting.Commands;


return await PortalCommand.RunAsync(args);
