/**
 * Names of services that issue API keys, lower case: a random value beside one of them is worth a look.
 * Names that are everyday words (line, front, close …) are left out: they stand beside random values for other reasons.
 */
export const ISSUERS: readonly string[] = (
  'abstract abuseipdb abyssale accuweather adafruit adafruitio adzuna aeroworkflow aikido airtable airvisual aiven akamaicredentials alchemy alconost ' +
  'aletheiaapi algolia alibaba alienvault allsports amadeus amplitude anthropic apacta api2cart apideck apiflash apifonica apify apilayer apimatic ' +
  'apimetrics apitemplate appcenter appcues appfollow appointedd appoptics appsynergy apptivo artifactory asaas asana assemblyai atlassian auth0 ' +
  'authress autodesk autoklose aviationstack aylien ayrshare azurenotificationhub bannerbear baremetrics baseten besttime betterstack billomat ' +
  'bitbucket bitcoinaverage bitfinex bitly bitmex blazemeter blitapp blocknative blynk bombbomb boostnote borgbase boxcom braintree branchio ' +
  'brandfetch brevo browserstack browshot bscscan buddyns bugherd bugsnag buildkite buttercms caflou calendarific calendly calorieninja campayn ' +
  'cannyio capsulecrm captaindata carboninterface centralstationcrm cerebras cfxre chartmogul chatbot chatfule checio checklyhq checkvist circleci ' +
  'ciscomeraki clarifai clearbit clerk clickhelp clickhouse clicksend clickup cliengo clinchpad clockify clockwork cloudconvert cloudelements ' +
  'cloudflare cloudimage cloudinary cloudmersive cloudplan cloudsight cloudsmith cloverly clustdoc cockroachlabs codacy codeclimate codecov codemagic ' +
  'codequiry coderabbit cohere coinapi coinlayer coinlib companyhub configcat contentful conversiontools convertapi convertkit couchbase countrylayer ' +
  'coveralls craftmypdf cratesio crowdin cryptocompare currencyfreaks currencylayer currencyscoop currentsapi customerguru customerio d7network ' +
  'dailyco dareboost databento databricks datadog deepai deepgram deepseek definednetworking delighted dependencytrack deputy detectlanguage ' +
  'deviantart digitalocean discord disqus dnscheck documo docusign doppler dotdigital dovico dronahq dropbox duffel duply dynalist dynatrace dyspatch ' +
  'eagleeyenetworks easyinsight easypost ecostruxureit edamam edenai eightxeight elasticemail elevenlabs enablex endorlabs envoy eraserio etherscan ' +
  'ethplorer eventbrite exaai exchangerateapi exchangeratesapi exportsdk extractorapi facebook faceplusplus fastforex fastly fetchrss filezilla finage ' +
  'financialmodelingprep finicity finnhub firecrawl fireworksai fixerio fleetbase flexport flickr flightapi flightlabs flightstats flutterwave flyio ' +
  'formbucket formcraft formio formsite foursquare frameio freshbooks freshdesk fullstory fxmarket gcnotify geckoboard gengo geoapify geocodify ' +
  'geocodio geoipifi getemail getgeoapi getgist getresponse glassnode gocanvas gocardless godaddy goodday grafana graphhopper greptile groovehq ' +
  'gtmetrix guardianapi gumroad gyazo happyscribe harvest hashicorp hellosign helpcrunch helpscout hereapi heroku hiveage holidayapi honeybadger ' +
  'hubspot huggingface hybiscus hypertrack iexapis iexcloud imagekit imagga influxdb infracost infura instagram instamojo intercom interseller intra42 ' +
  'intrinio invoiceocean ip2location ipapi ipgeolocation ipinfo ipinfodb ipquality ipstack iterable jenkins jfrog jotform jumpcloud jupiterone ' +
  'kanbantool karmacrm kickbox klaviyo klingai klipfolio knapsackpro kontent kucoin kylas langchain langfuse langsmith languagelayer launchdarkly ' +
  'leadfeeder lemlist lemonsqueezy lendflow lessannoyingcrm lexigram linenotify linkedin linkpreview liveagent livestorm loadmill locationiq logdna ' +
  'loggly loginradius logzio lokalise loyverse lunchmoney madkudu mailboxlayer mailchimp mailerlite mailgun mailjet mailmodo mailsac mapquest ' +
  'marketstack mattermost mavenlink maxmind maxmindlicense meaningcloud mediastack meistertask meraki mesibo messagebird metrilo mistral mixmax ' +
  'mixpanel mockaroo mongodb monkeylearn moonclerk moosend moralis mrticktock myfreshworks myintervals nasa nasdaqdatalink netlify netsuite ' +
  'neutrinoapi newrelic newsapi newscatcher nexmo nftport ngrok nicereply nightfall nkeyseed nozbeteams numverify nutritionix nvapi nvidia nylas ' +
  'nytimes oanda okta omnisend onedesk onelogin onepagecrm onesignal onfleet oopspam openai opencagedata openrouter openshift openuv openweather ' +
  'opsgenie optimizely overloop owlbot packagecloud pagarme pagerduty pandadoc pandascore paperform papertrail paralleldots parsehub parsers parseur ' +
  'partnerstack pastebin paydirtapp paymoapp paymongo paypal paystack pdflayer pdfshift peopledatalabs pepipost percy perplexity pganalyzeread ' +
  'photoroom phpmailer phrase pinata pipedream pipedrive pivotaltracker pixabay planetscale planviewleankit plivo poloniex portainer positionstack ' +
  'postageapp postbacks posthog postman postmark powrbot private prodpad prospectcrm protocolsio proxycrawl pubnub pulumi purestake pushbullet ' +
  'pusherchannel qase qualaroo qubole railwayapp rapidapi rawg razorpay reachmail readme reallysimplesystems rechargepayments redhatpyxis repairshopr ' +
  'replicate replyio requestfinance resend restpackhtmltopdfapi restpackscreenshotapi retellai revampcrm ringcentral ritekit roaring robinhoodcrypto ' +
  'rocketreach rockset rollbar route4me rubygems runrunit saladcloud salesblink salescookie salesflare salesforce salesmate satismeterproject ' +
  'satismeterwrite sauce scaleway scalingo scrapeowl scraperapi scraperbox scrapestack scrapfly scrapingant scrapingbee screenshotapi screenshotlayer ' +
  'scrutinizerci securitytrails selectpdf sendbird sendgrid serphouse serpstack shipday shippo shodan shopify shortcut shotstack shutterstock sidekiq ' +
  'signable signalwire signaturit signupgenius sigopt simfin simplynoted simvoly sinchmessage siteleaf skrappio skybiometry smartsheets smartystreets ' +
  'smooch snipcart snowflake snyk solarwindsobservability sonar sonarcloud sonarqube sourcegraph sparkpost spectralops speechtextai splunk spoonacular ' +
  'sportsmonk spotify squarespace sslmate stabilityai stackhawk statuscake statuspage stitchdata stockdata storecove stormglass storyblok strava ' +
  'stytch sugester sumologic supabase supernotesapi surveyanyplace surveybot surveysparrow survicate swiftype tableau tailscale tallyfy tatumio tavily ' +
  'taxjar teamgate teamworkcrm teamworkdesk teamworkspaces technicalanalysisapi telegram telegrambot telnyx tencentwechat testingbot textmagic ' +
  'theoddsapi thingsboard thinkific thousandeyes tickettailor tiingo timecamp timezoneapi tines todoist togetherai tokeet tomorrowio tomtom tradier ' +
  'transferwise travis travisci trello truenas trufflehogenterprise twelvedata twilio twitch twitter tyntec typeform ubidots uclassify unifyid ' +
  'unsplash upcdatabase uploadcare uptimerobot upwave urlscan userflow userstack vagrantcloud vastai vatlayer vbout vercel verimail veriphone ' +
  'versioneye viewneo virustotal visualcrossing voiceflow voicegain vonage voodoo vouchery voyageai vpnapi vultr wakatime walkscore weatherbit ' +
  'weatherstack web3storage webex webexbot webflow webscraper webscraping websitepulse weightsandbiases whoxy wistia workato workos worldcoinindex ' +
  'worldweather wpengine wrike wundergraph yandex youneedabudget yousign youtube zapier zendesk zenrows zenscrape zenserp zeplin zerobounce zerotier ' +
  'zhipu zipapi zipbooks zipcodeapi zipcodebase zohocrm zonkafeedback zoom zulipchat zuplo'
).split(' ');
