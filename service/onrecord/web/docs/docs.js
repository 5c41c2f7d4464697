"use strict";
SwaggerUIBundle({
  url: "/docs/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null, // else the page would ask a validator on the web
  defaultModelsExpandDepth: 0,
  presets: [SwaggerUIBundle.presets.apis],
});
