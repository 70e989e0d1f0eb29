package io.tidewatch.conventions;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Rules for the pom of a module. */
final class PomRules {
  private static final List<String> VERSIONED =
      List.of("dependency", "plugin", "extension", "path", "annotationProcessorPath");

  private PomRules() {}

  /** What names a version although the parent is the one place for versions. */
  static List<String> ownVersions(String pom) {
    Element project = parse(pom);
    List<String> found = new ArrayList<>();
    for (String tag : VERSIONED) {
      NodeList elements = project.getElementsByTagName(tag);
      for (int i = 0; i < elements.getLength(); i++) {
        Element element = (Element) elements.item(i);
        if (child(element, "version") != null) {
          found.add("version of " + tag + " " + artifact(element));
        }
      }
    }
    found.addAll(versionProperties(project));
    return found;
  }

  private static List<String> versionProperties(Element project) {
    List<String> found = new ArrayList<>();
    NodeList blocks = project.getElementsByTagName("properties");
    for (int i = 0; i < blocks.getLength(); i++) {
      for (Node n = blocks.item(i).getFirstChild(); n != null; n = n.getNextSibling()) {
        if (n.getNodeName().endsWith(".version")) {
          found.add("property " + n.getNodeName());
        }
      }
    }
    return found;
  }

  private static String artifact(Element element) {
    Node artifact = child(element, "artifactId");
    return artifact == null ? "without artifactId" : artifact.getTextContent().strip();
  }

  private static Node child(Element element, String name) {
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n.getNodeName().equals(name)) {
        return n;
      }
    }
    return null;
  }

  private static Element parse(String pom) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(pom)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("expected a pom, was unreadable: " + e.getMessage(), e);
    }
  }
}
