package fr.questeur.bench.generate;

import fr.questeur.bench.generate.Deputy.Department;
import fr.questeur.bench.generate.Deputy.Group;
import java.util.List;
import java.util.SplittableRandom;

/** What invented questions are made of, but for their texts. Names of deputies are put together of syllables. */
final class Words {

  static final List<String> WOMEN =
      List.of(
          "Apolline", "Bérengère", "Clothilde", "Domitille", "Élisabeth", "Faustine", "Garance", "Honorine", "Isaure",
          "Joséphine", "Léopoldine", "Marie-Aude", "Ninon", "Odile", "Philippine", "Rosalie", "Solène", "Violette");
  static final List<String> MEN =
      List.of(
          "Achille", "Baptiste", "Célestin", "Désiré", "Édouard", "Firmin", "Gaspard", "Hippolyte", "Isidore",
          "Jean-Éloi", "Lazare", "Maxence", "Noël", "Octave", "Paul-Henri", "Raphaël", "Sylvestre", "Ulysse");
  private static final List<String> NAME_STARTS =
      List.of(
          "Bar", "Cham", "Des", "Fay", "Gaul", "Kerv", "Lam", "Mar", "Orn", "Pless", "Queyr", "Rou", "Sauv", "Thév",
          "Vaug", "Wal", "d'Arg", "Le Bri", "de La Tour-", "Ber");
  private static final List<String> NAME_MIDDLES =
      List.of("an", "el", "ign", "on", "our", "ad", "es", "ill", "ér", "aud", "in", "ouv");
  private static final List<String> NAME_ENDS =
      List.of("ais", "ard", "eau", "ec", "elle", "enoux", "er", "et", "ières", "ignac", "in", "oux", "y", "é");

  static final List<Group> GROUPS =
      List.of(
          new Group("Socialiste, républicain et citoyen", "SRC", 656_002),
          new Group("Union pour un Mouvement Populaire", "UMP", 656_006),
          new Group("Les Républicains", "LES-REP", 707_869),
          new Group("Union des démocrates et indépendants", "UDI", 656_010),
          new Group("Écologiste", "ECOLO", 656_014),
          new Group("Radical, républicain, démocrate et progressiste", "RRDP", 656_018),
          new Group("Gauche démocrate et républicaine", "GDR", 656_022),
          new Group("Gauche démocrate et républicaine - NUPES", "GDR-NUPES", 800_502),
          new Group("Démocrate (MoDem et Indépendants)", "DEM", 800_484),
          new Group("Rassemblement National", "RN", 800_520),
          new Group("Non inscrit", "NI", 645_633));

  static final List<Department> DEPARTMENTS =
      List.of(
          new Department("Ain", "01", "Auvergne-Rhône-Alpes"),
          new Department("Côte-d'Or", "21", "Bourgogne-Franche-Comté"),
          new Department("Côtes-d'Armor", "22", "Bretagne"),
          new Department("Finistère", "29", "Bretagne"),
          new Department("Haute-Corse", "2B", "Corse"),
          new Department("Gers", "32", "Occitanie"),
          new Department("Ille-et-Vilaine", "35", "Bretagne"),
          new Department("Loir-et-Cher", "41", "Centre-Val de Loire"),
          new Department("Meurthe-et-Moselle", "54", "Grand Est"),
          new Department("Nord", "59", "Hauts-de-France"),
          new Department("Puy-de-Dôme", "63", "Auvergne-Rhône-Alpes"),
          new Department("Paris", "75", "Île-de-France"),
          new Department("Seine-Maritime", "76", "Normandie"),
          new Department("Deux-Sèvres", "79", "Nouvelle-Aquitaine"),
          new Department("Vaucluse", "84", "Provence-Alpes-Côte d'Azur"),
          new Department("Val-d'Oise", "95", "Île-de-France"),
          new Department("Réunion", "974", "Réunion"),
          new Department("Polynésie Française", "987", "Polynésie Française"),
          new Department("Français établis hors de France", "999", "Français établis hors de France"));

  static final List<Office> OFFICES =
      List.of(
          new Office("Affaires étrangères", "des affaires étrangères", false),
          new Office("Affaires sociales et santé", "des affaires sociales et de la santé", true),
          new Office("Agriculture, agroalimentaire et forêt", "de l'agriculture, de l'agroalimentaire et de la forêt",
              false),
          new Office("Budget", "du budget", false),
          new Office("Culture et communication", "de la culture et de la communication", true),
          new Office("Défense", "de la défense", false),
          new Office("Écologie, développement durable et énergie",
              "de l'écologie, du développement durable et de l'énergie", true),
          new Office("Économie et finances", "de l'économie et des finances", false),
          new Office("Éducation nationale", "de l'éducation nationale", true),
          new Office("Égalité des territoires et logement", "de l'égalité des territoires et du logement", true),
          new Office("Enseignement supérieur et recherche", "de l'enseignement supérieur et de la recherche", true),
          new Office("Fonction publique", "de la fonction publique", true),
          new Office("Intérieur", "de l'intérieur", false),
          new Office("Justice", "de la justice", true),
          new Office("Outre-mer", "des outre-mer", false),
          new Office("Redressement productif", "du redressement productif", false),
          new Office("Sports", "des sports", true),
          new Office("Transports, mer et pêche", "des transports, de la mer et de la pêche", false),
          new Office("Travail, emploi, formation professionnelle et dialogue social",
              "du travail, de l'emploi, de la formation professionnelle et du dialogue social", false));

  static final List<String> RUBRICS =
      List.of(
          "administration", "agriculture", "aménagement du territoire", "animaux",
          "assurance maladie maternité : soins", "bâtiment et travaux publics", "bois et forêts",
          "collectivités territoriales", "commerce et artisanat",
          "déchets, pollution et nuisances", "eau", "énergie et carburants", "enseignement : personnel",
          "enseignement maternel et primaire", "établissements de santé", "famille", "fonctionnaires et agents publics",
          "impôt sur le revenu", "justice", "logement : aides et prêts", "mer et littoral", "patrimoine culturel",
          "politique extérieure", "professions de santé", "retraites : généralités", "sécurité routière", "TVA",
          "transports ferroviaires", "travail", "voirie", "État");
  static final List<String> ANALYSIS_HEADS =
      List.of(
          "activités", "aides de l'État", "archives", "assurances", "canaux", "carrière", "conventions", "cotisations",
          "crédits d'impôt", "dotations", "équipements", "étiquetage", "financement", "fonctionnement", "gestion",
          "lignes", "maladies rares", "permis de construire", "politique de l'eau", "qualité", "réglementation",
          "rythmes", "statut", "taux", "zones humides");
  static final List<String> ANALYSES =
      List.of(
          "accès", "âge minimum", "application", "bilan", "calendrier", "champ d'application", "communes",
          "conservation", "contrôle", "coût", "débits d'étiage", "délais", "développement", "directive européenne",
          "entretien",
          "financement", "indemnisation", "modalités", "moyens", "nomination", "perspectives", "prévention",
          "publication des décrets", "reconnaissance", "réforme", "réglementation", "revalorisation", "zones rurales");

  private Words() {}

  static <T> T pick(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }

  static String lastName(SplittableRandom random) {
    String name = pick(NAME_STARTS, random) + pick(NAME_MIDDLES, random) + pick(NAME_ENDS, random);
    return random.nextInt(12) == 0 ? name + "-" + pick(NAME_STARTS.subList(0, 16), random) + "in" : name;
  }
}
