using EnrollmentPortal.Web.Hosting;

return await PortalCommand.RunAsync(args);
