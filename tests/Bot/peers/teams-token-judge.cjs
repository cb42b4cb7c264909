// Microsoft's older and stricter judge of what arrives at a bot (botframework-connector), which looks at endorsements and at the address, too.
// Each line in is JSON {authorization, serviceUrl, channelId}; each line out says "accepted" or why not.
const { ChannelValidation, SimpleCredentialProvider } = require("botframework-connector");
ChannelValidation.OpenIdMetadataEndpoint = process.env.OPEN_ID_METADATA;
const credentials = new SimpleCredentialProvider(process.env.APP_ID, "");
require("node:readline").createInterface({ input: process.stdin }).on("line", async line => {
  const { authorization, serviceUrl, channelId } = JSON.parse(line);
  try {
    await ChannelValidation.authenticateChannelTokenWithServiceUrl(authorization, credentials, serviceUrl, channelId);
    console.log("accepted");
  } catch (error) {
    console.log(`${error.statusCode ?? ""} ${error.message}`);
  }
}).on("close", () => process.exit(0));
