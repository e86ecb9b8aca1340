package fr.questeur.bench.generate;

import static fr.questeur.bench.generate.Words.pick;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Texts as questions and answers are written: whole sentences, in paragraphs separated by an empty line, with texts of
 * law, figures, dates and now and then emphasis. They say nothing, but say it in French.
 */
final class Speech {

  private static final List<String> TOPICS =
      List.of(
          "les conditions d'entretien des canaux secondaires", "la fermeture annoncée de plusieurs trésoreries rurales",
          "le remboursement des analyses de dépistage", "la desserte ferroviaire des villes moyennes",
          "la formation des agents chargés du contrôle", "la situation des correspondants de presse locale",
          "l'étiquetage de l'origine des produits transformés", "la conservation des registres paroissiaux",
          "les délais d'examen du permis de conduire", "l'avenir des conseils d'architecture et d'urbanisme",
          "la reconnaissance des maladies liées aux solvants", "le stationnement des gens du voyage",
          "le statut des accompagnants d'élèves en situation de handicap", "l'accès aux soins dentaires",
          "la répartition des crédits consacrés aux digues", "les nuisances nocturnes aux abords des gares de triage");
  private static final List<String> WHO =
      List.of(
          "les communes rurales", "les petites entreprises du secteur", "les associations d'usagers",
          "les services déconcentrés de l'État", "les collectivités territoriales", "les professionnels concernés",
          "les familles de la vallée", "les agents des établissements publics", "les exploitants agricoles",
          "les conseils départementaux", "les bailleurs sociaux", "les organismes de formation",
          "les caisses de retraite", "les syndicats mixtes", "les directeurs d'école", "les chambres consulaires",
          "les laboratoires d'analyses", "les bénévoles des clubs sportifs", "les riverains",
          "les médecins généralistes & les infirmiers");
  private static final List<String> DO =
      List.of(
          "constatent", "signalent", "déplorent", "redoutent", "subissent", "évoquent", "supportent", "rencontrent",
          "mettent en avant", "anticipent", "connaissent désormais");
  private static final List<String> WHAT =
      List.of(
          "des délais d'instruction de plus en plus longs", "une hausse continue de leurs charges",
          "un manque de moyens humains", "une grande diversité de pratiques d'un département à l'autre",
          "des formalités jugées disproportionnées",
          "l'absence de calendrier précis", "des coûts de mise aux normes difficiles à prévoir",
          "une baisse de fréquentation durable", "les effets d'une réforme menée sans concertation",
          "la disparition progressive des services de proximité", "un surcroît d'activité saisonnier",
          "des écarts de rémunération que rien ne justifie", "le vieillissement des équipements",
          "une insécurité juridique préjudiciable à l'investissement", "les limites du dispositif « guichet unique »");
  private static final List<String> START =
      List.of(
          "En effet,", "Or,", "Par ailleurs,", "Depuis plusieurs années,", "À ce jour,", "Dans ce contexte,",
          "Cependant,", "De plus,", "Sur le terrain,", "Ainsi,", "En outre,", "De fait,", "À l'inverse,");
  private static final List<String> GOVERNMENT =
      List.of(
          "le Gouvernement", "le ministère", "la direction générale compétente", "l'administration centrale",
          "le comité de suivi", "l'inspection générale", "la mission interministérielle", "le préfet de région");
  private static final List<String> ACTS =
      List.of(
          "a engagé une concertation avec les organisations représentatives",
          "veille à une application uniforme de ces dispositions",
          "a demandé qu'un bilan soit établi avant la fin de l'exercice",
          "entend simplifier les démarches des usagers",
          "a retenu plusieurs des recommandations du rapport",
          "procède actuellement à l'examen des crédits nécessaires",
          "a rappelé aux services les termes de la circulaire",
          "s'attache à préserver l'équilibre financier du dispositif",
          "n'envisage pas de modifier la réglementation en vigueur",
          "a publié au *Journal officiel* la liste des zones retenues",
          "met à la disposition des élus un guide pratique");
  private static final List<String> CODES =
      List.of(
          "code de la santé publique", "code de l'environnement", "code général des collectivités territoriales",
          "code du travail", "code rural et de la pêche maritime", "code de l'urbanisme",
          "code de la sécurité sociale");
  private static final List<String> MONTHS =
      List.of(
          "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
          "décembre");

  /** Roughly, in characters: what comes after the length is reached. */
  private static final int CLOSING = 180;

  private static final int HALF_A_SENTENCE = 60;

  private final SplittableRandom random;
  private final StringBuilder out = new StringBuilder();

  private Speech(SplittableRandom random) {
    this.random = random;
  }

  static String question(SplittableRandom random, Deputy author, Office asked, int length) {
    Speech speech = new Speech(random);
    String he = author.isWoman() ? "elle" : "il";
    String opens = pick(List.of("appelle l'attention de ", "attire l'attention de ", "interroge "), random);
    speech.add(author.fullName() + " " + opens + asked.minister() + " sur " + pick(TOPICS, random) + ".");
    speech.fill(length - CLOSING, speech::complaint, 25);
    speech.add(
        pick(List.of("Aussi, ", "C'est pourquoi ", "En conséquence, "), random)
            + he + " lui demande quelles mesures le Gouvernement entend prendre pour y remédier.");
    return speech.out.toString();
  }

  static String answer(SplittableRandom random, int length) {
    Speech speech = new Speech(random);
    speech.fill(length - HALF_A_SENTENCE, speech::reply, 6);
    return speech.out.toString();
  }

  /** A debate: speakers in bold, what the assembly does in italics. */
  static String debate(SplittableRandom random, Deputy author, Office asked, int length) {
    Speech speech = new Speech(random);
    String minister = "**" + asked.minister() + ".** ";
    speech.add("**M. le président.** La parole est à " + author.fullName() + ".");
    boolean asks = true;
    while (speech.out.length() < length) {
      int until = Math.min(length, speech.out.length() + length / 2);
      speech.paragraph();
      speech.out.append(asks ? "**" + author.fullName() + ".** " : minister);
      speech.out.append("Je vous remercie.");
      speech.fill(until, asks ? speech::complaint : speech::reply, 5);
      speech.add("*(Applaudissements sur plusieurs bancs.)*");
      asks = !asks;
    }
    return speech.out.toString();
  }

  private void fill(int length, Runnable sentence, int sentencesInParagraph) {
    while (out.length() < length) {
      if (out.length() > 0) {
        if (random.nextInt(sentencesInParagraph) == 0) {
          paragraph();
        } else {
          out.append(' ');
        }
      }
      sentence.run();
    }
  }

  private void paragraph() {
    out.append(out.length() == 0 ? "" : "\n\n");
  }

  private void add(String sentence) {
    out.append(out.length() == 0 ? "" : " ").append(sentence);
  }

  private void complaint() {
    switch (random.nextInt(4)) {
      case 0 -> sentence(pick(START, random), pick(WHO, random), pick(DO, random), pick(WHAT, random));
      case 1 -> {
        sentence(pick(START, random), pick(WHO, random), pick(DO, random), pick(WHAT, random));
        unpoint().append(" malgré les dispositions ").append(reference()).append('.');
      }
      case 2 -> {
        sentence("Selon une enquête du " + date() + ",", pick(WHO, random), pick(DO, random), pick(WHAT, random));
        unpoint().append(", dans ").append(2 + random.nextInt(97)).append(" % des cas.");
      }
      default -> {
        sentence(pick(START, random), pick(WHO, random), "et", pick(WHO, random));
        unpoint().append(' ').append(pick(DO, random)).append(' ').append(pick(WHAT, random)).append('.');
      }
    }
  }

  private void reply() {
    switch (random.nextInt(4)) {
      case 0 -> sentence(pick(START, random), pick(GOVERNMENT, random), pick(ACTS, random));
      case 1 -> sentence("En application " + reference() + ",", pick(GOVERNMENT, random), pick(ACTS, random));
      case 2 -> {
        sentence(pick(START, random), pick(GOVERNMENT, random), pick(ACTS, random));
        unpoint().append(" ; ").append(1 + random.nextInt(98)).append(' ').append(100 + random.nextInt(900));
        out.append(" dossiers ont été traités à ce titre.");
      }
      default -> {
        sentence("S'agissant des difficultés que", pick(WHO, random), pick(DO, random) + ",", pick(GOVERNMENT, random));
        unpoint().append(' ').append(pick(ACTS, random)).append('.');
      }
    }
  }

  private void sentence(String... parts) {
    out.append(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      out.append(' ').append(parts[i]);
    }
    out.append('.');
  }

  private StringBuilder unpoint() {
    out.setLength(out.length() - 1);
    return out;
  }

  /** In the genitive: «de la loi», «du décret». */
  private String reference() {
    int year = 1990 + random.nextInt(23);
    return switch (random.nextInt(5)) {
      case 0 -> "de la loi n° " + year + "-" + (100 + random.nextInt(1500)) + " du " + date();
      case 1 -> "de l'article L. " + (100 + random.nextInt(6000)) + "-" + (1 + random.nextInt(30)) + " du "
          + pick(CODES, random);
      case 2 -> "du décret n° " + year + "-" + (100 + random.nextInt(1500)) + " du " + date();
      case 3 -> "de la directive " + year + "/" + (1 + random.nextInt(120)) + "/CE";
      default -> "de l'arrêté du " + date();
    };
  }

  private String date() {
    int day = 1 + random.nextInt(28);
    return (day == 1 ? "1er" : day) + " " + pick(MONTHS, random) + " " + (1990 + random.nextInt(23));
  }
}
