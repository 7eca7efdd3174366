// Holds PDF files against PDF/UA-1 with veraPDF: java -cp JAR org.mozilla.javascript.tools.shell.Main verapdf.js FILE…
// Prints a line of JSON for each file. The engine for scripts is that of veraPDF itself, so nothing has to be compiled.
// The profile is read here, as the package leaves out the reader of XML that veraPDF would use.
importPackage(org.verapdf.pdfa.validation.profiles);

var flavour = org.verapdf.pdfa.flavours.PDFAFlavour.PDFUA_1;
var specification = org.verapdf.pdfa.flavours.PDFAFlavour.Specification;
var path = "org/verapdf/pdfa/validation/PDFUA-1.xml";
var builder = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
var profile = readProfile(builder.parse(java.lang.ClassLoader.getSystemResourceAsStream(path)));
org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
for (var place = 0; place < arguments.length; place++) print(JSON.stringify(hold(String(arguments[place]))));

function readProfile(xml) {
  var rules = new java.util.HashSet(), variables = new java.util.HashSet();
  each(xml, "rule", function (rule) { rules.add(readRule(rule)); });
  each(xml, "variable", function (one) {
    var [value, start] = [words(one, "value"), words(one, "defaultValue")];
    variables.add(Profiles.variableFromValues(one.getAttribute("name"), one.getAttribute("object"), start, value));
  });
  var details = Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new java.util.Date(0));
  return Profiles.profileFromValues(flavour, details, "", rules, variables);
}

function readRule(rule) {
  var id = rule.getElementsByTagName("id").item(0);
  var standard = specification.valueOf(id.getAttribute("specification"));
  var number = java.lang.Integer.parseInt(id.getAttribute("testNumber"));
  return Profiles.ruleFromValues(
    Profiles.ruleIdFromValues(standard, id.getAttribute("clause"), number),
    rule.getAttribute("object"),
    rule.getAttribute("deferred") == "true" ? java.lang.Boolean.TRUE : null,
    rule.getAttribute("tags"),
    words(rule, "description"),
    words(rule, "test"),
    Profiles.errorFromValues(words(rule, "message"), new java.util.ArrayList()),
    new java.util.ArrayList(),
  );
}

function hold(file) {
  var said = { file: file, rules: Number(profile.getRules().size()), checks: 0, compliant: false, failed: [] };
  try {
    var parser = org.verapdf.pdfa.Foundries.defaultInstance().createParser(new java.io.File(file), flavour);
    var validators = org.verapdf.pdfa.validation.validators.ValidatorFactory;
    var result = validators.createValidator(profile, 100, false, false, false).validate(parser);
    said.checks = Number(result.getTotalAssertions());
    said.compliant = Boolean(result.isCompliant());
    var failed = result.getFailedChecks().keySet().toArray();
    for (var one in failed) said.failed.push(failed[one].getClause() + "-" + failed[one].getTestNumber());
    parser.close();
  } catch (error) {
    said.failed.push(String(error));
  }
  return said;
}

function each(xml, name, take) {
  var found = xml.getElementsByTagName(name);
  for (var place = 0; place < found.getLength(); place++) take(found.item(place));
}

function words(xml, name) {
  return xml.getElementsByTagName(name).item(0).getTextContent();
}
