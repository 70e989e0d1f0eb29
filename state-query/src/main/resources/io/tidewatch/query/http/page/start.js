/* validatorUrl would ask another server about the document. */
window.SwaggerUIBundle({
  url: "../api/openapi.json",
  dom_id: "#calls",
  deepLinking: true,
  docExpansion: "none",
  tryItOutEnabled: true,
  validatorUrl: null,
});
